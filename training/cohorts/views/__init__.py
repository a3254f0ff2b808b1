"""What applicants, participants and trainers open."""
