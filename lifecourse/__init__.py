"""What happened to a child, what presses, what carries it, how it coped, and observations that did not take place."""
