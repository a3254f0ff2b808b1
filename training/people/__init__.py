"""Those who learn and teach, apart from their sign-ins."""
