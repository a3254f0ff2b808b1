"""Assessment in the desk: the bank, quizzes and cases, marking, and the gradebook."""
