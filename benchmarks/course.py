"""Server time of the course page of a file of twelve years with 200 observations, against one with 5."""

ROUNDS = 30
