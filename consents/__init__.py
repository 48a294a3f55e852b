"""Who has authority over a child, and who agreed to what: kept with its history, asked by papers and meetings."""
