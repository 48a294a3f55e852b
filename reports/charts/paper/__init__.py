"""Charts that only the paper has, drawn with as few shapes as can be: many small ones make a PDF slow."""
