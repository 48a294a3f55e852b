"""What the letter with the link says; `texts.py` says what stands between braces."""

from invitations.rules.readers import alike, apart
from portfolio.rules.domains import Text

ON_LETTER: dict[str, dict[str, Text]] = {
    "invitation": alike("Uitnodiging", "Invitation"),
    "confidential": alike("Vertrouwelijk", "Confidential"),
    "to": alike("Aan {called}", "To {called}"),
    "how": alike("Zo werkt het", "How to begin"),
    "camera": apart(
        ("Open de camera van je telefoon.", "Open the camera of your telephone."),
        ("Open de camera van een telefoon.", "Open the camera of a telephone."),
    ),
    "point": apart(
        ("Richt op het vierkant en tik op de link.", "Point at the square and press the link."),
        ("Richt de camera op het vierkant en tik op de link.", "Point it at the square and press the link."),
    ),
    "answer": apart(
        ("Beantwoord steeds één vraag.", "Answer one question at a time."),
        ("Beantwoord één vraag tegelijk.", "Answer one question at a time."),
    ),
    "square": alike(
        "Een vierkant met de link, voor de camera van een telefoon",
        "A square with the link, for the camera of a telephone",
    ),
    "else": apart(
        ("Wil je het liever anders?", "Rather in another way?"), ("Liever anders?", "Rather in another way?")
    ),
    "else_text": apart(
        (
            "Zeg het tegen {who}. Iemand kan de vragen ook aan je voorlezen.",
            "Tell {who}. Someone can read the questions to you too.",
        ),
        (
            "Zeg het tegen {who}. De vragen kunnen ook worden voorgelezen.",
            "Tell {who}. The questions can be read to you too.",
        ),
    ),
    "phone": alike("Bellen kan ook: {phone}.", "You can also call: {phone}."),
    "regards": alike("Met vriendelijke groet, {who}", "Kind regards, {who}"),
}
