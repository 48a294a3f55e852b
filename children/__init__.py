"""Children: who may see them, how their file is kept, and worries about their safety."""
