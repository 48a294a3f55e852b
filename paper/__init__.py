"""What leaves a page as text, PDF or table: dates and numbers in words, PDF rendering and its limits, spreadsheet cells."""
