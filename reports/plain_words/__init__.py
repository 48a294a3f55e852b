"""Reading in plain words: rules find, words are put to what they found, and both can be looked up.

`facts` -> `rules` -> `findings` (all without Django and without text) -> `wording` -> `page`.
Which rule says what, when and why stands in `docs/explanation/plain-words.md`.
"""
