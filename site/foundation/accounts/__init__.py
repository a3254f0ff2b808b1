"""Sign-in, and the second factor of everyone who enters the desk."""
