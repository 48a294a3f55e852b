"""The model, instruments and scoring as plain values: no Django."""
