"""Rules that find what may be said: plain values in, findings out, no Django."""
