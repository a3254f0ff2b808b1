"""Assessment: the bank of questions, quizzes and branching cases, attempts and results."""
