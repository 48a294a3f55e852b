"""The parts of the course page: its time axis, its lanes, its charts, and what is said of them."""
