"""The whole site under clients that save, while its processes are killed and its database goes away."""
