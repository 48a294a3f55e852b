"""What is shown of the goals of a child beside the course of what was seen."""
