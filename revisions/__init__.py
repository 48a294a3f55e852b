"""Nobody overwrites what they did not see: rows that count their changes, and forms that carry the count that was seen."""
