"""What an operator asks a running site: is it alive, and is each of its parts."""
