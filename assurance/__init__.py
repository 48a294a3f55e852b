"""Commands that try the product elsewhere or attack it; never part of a running site."""
