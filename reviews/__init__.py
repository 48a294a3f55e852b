"""What the team makes of what was seen: actions, and how it went since an adversity."""
