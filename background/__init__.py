"""Work that no page waits for: put in a queue by what causes it, carried out once by a process of its own."""
