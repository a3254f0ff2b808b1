"""What the Centre must publish: by kind and year, in versions whose files never change."""
