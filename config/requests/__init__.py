"""What a request meets before it reaches a view: how it is read, what is refused, the two probes."""
