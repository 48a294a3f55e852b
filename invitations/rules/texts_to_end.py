"""What the pages of an invitation say from reading again on; `texts.py` says what stands between braces."""

from invitations.rules.readers import alike, apart
from portfolio.rules.domains import Text

TO_END: dict[str, dict[str, Text]] = {
    "is_right": alike("Klopt het zo?", "Is this right?"),
    "is_right_text": apart(
        (
            "Druk op een zin als je iets wilt veranderen. Pas na Versturen kan {who} het lezen.",
            "Press a sentence to change it. Only after Send can {who} read it.",
        ),
        (
            "Druk op een zin als u iets wilt veranderen. Pas na Versturen kan {who} het lezen.",
            "Press a sentence to change it. Only after Send can {who} read it.",
        ),
    ),
    "skipped": alike("overgeslagen", "skipped"),
    "no_words": alike("niets geschreven", "nothing written"),
    "printed": alike("mag op het verslag", "may stand on the paper"),
    "not_printed": alike("komt niet op papier", "is not printed"),
    "empty": apart(
        (
            "Er is nog niets ingevuld. Eén vraag is genoeg. Nee zeggen mag ook.",
            "Nothing is filled in yet. One question is enough. You may also say no.",
        ),
        (
            "Er is nog niets ingevuld. Eén vraag is genoeg. Nee zeggen mag ook.",
            "Nothing is filled in yet. One question is enough. You may also say no.",
        ),
    ),
    "hours_needed": alike(
        "Vul nog in hoeveel uur u {child} zag.", "Please fill in how many hours you saw {child}."
    ),
    "changed": apart(
        (
            "Er is iets veranderd in een ander venster. Lees het nog eens voor je verstuurt.",
            "Something changed in another window. Read it again before you send it.",
        ),
        (
            "Er is iets veranderd in een ander venster. Lees het nog eens voor u verstuurt.",
            "Something changed in another window. Read it again before you send it.",
        ),
    ),
    "changed_here": apart(
        (
            "Dit antwoord is veranderd in een ander venster. Hier staat wat bewaard is. Kies wat klopt.",
            "This answer changed in another window. Here stands what was saved. Choose what is right.",
        ),
        (
            "Dit antwoord is veranderd in een ander venster. Hier staat wat bewaard is. Kies wat klopt.",
            "This answer changed in another window. Here stands what was saved. Choose what is right.",
        ),
    ),
    "typed_here": apart(
        ("Je koos of schreef hier:", "You chose or wrote here:"),
        ("U koos of schreef hier:", "You chose or wrote here:"),
    ),
    "away": apart(
        (
            "Bewaren lukt nu niet: er is geen verbinding. Wat je hebt ingevuld, staat hier nog. Druk straks nog eens.",
            "This cannot be saved now: there is no connection. What you filled in still stands here. Press again in a while.",
        ),
        (
            "Bewaren lukt nu niet: er is geen verbinding. Wat u hebt ingevuld, staat hier nog. Druk straks nog eens.",
            "This cannot be saved now: there is no connection. What you filled in still stands here. Press again in a while.",
        ),
    ),
    "left_here": apart(
        (
            (
                "Het lukt nu niet. Open eerst de link uit de brief of het bericht nog eens. Kom daarna terug naar deze"
                " pagina en druk nog eens. Wat je hebt ingevuld, staat hier nog."
            ),
            (
                "This does not work now. Open the link from the letter or message again first. Then come back to this"
                " page and press again. What you filled in still stands here."
            ),
        ),
        (
            (
                "Het lukt nu niet. Open eerst de link uit de brief of het bericht nog eens. Kom daarna terug naar deze"
                " pagina en druk nog eens. Wat u hebt ingevuld, staat hier nog."
            ),
            (
                "This does not work now. Open the link from the letter or message again first. Then come back to this"
                " page and press again. What you filled in still stands here."
            ),
        ),
    ),
    "send": alike("Versturen", "Send"),
    "sent": apart(
        ("Verstuurd. Dank je wel.", "Sent. Thank you."), ("Verstuurd. Dank u wel.", "Sent. Thank you.")
    ),
    "sent_text": apart(
        (
            "{who} leest het en praat er met je over. Deze link is nu dicht.",
            "{who} reads it and talks with you about it. This link is closed now.",
        ),
        (
            "{who} leest het eerst zelf. Deze link is nu dicht.",
            "{who} reads it first. This link is closed now.",
        ),
    ),
    "change_mind": apart(
        ("Wil je iets veranderen? Zeg het tegen {who}.", "Do you want to change something? Tell {who}."),
        ("Wilt u iets veranderen? Zeg het tegen {who}.", "Do you want to change something? Tell {who}."),
    ),
    "declined": apart(
        ("Je doet niet mee. Dat is goed.", "You do not take part. That is fine."),
        ("U doet niet mee. Dat is goed.", "You do not take part. That is fine."),
    ),
    "declined_text": apart(
        (
            "{who} ziet alleen dat je nee zei. Niet waarom. Wat je invulde, is gewist.",
            "{who} only sees that you said no. Not why. What you filled in is erased.",
        ),
        (
            "{who} ziet alleen dat u nee zei. Niet waarom. Wat u invulde, is gewist.",
            "{who} only sees that you said no. Not why. What you filled in is erased.",
        ),
    ),
    "declined_back": apart(
        (
            "Bedenk je je? Vraag {who} om een nieuwe link.",
            "Do you change your mind? Ask {who} for a new link.",
        ),
        (
            "Bedenkt u zich? Vraag {who} om een nieuwe link.",
            "Do you change your mind? Ask {who} for a new link.",
        ),
    ),
    "paused": apart(
        ("Tot later.", "See you later."),
        ("Tot later.", "See you later."),
    ),
    "paused_text": apart(
        (
            "Je antwoorden zijn bewaard. Open dezelfde link om verder te gaan. Dat kan tot en met {until}.",
            "Your answers are saved. Open the same link to go on. You can until {until}.",
        ),
        (
            "Uw antwoorden zijn bewaard. Open dezelfde link om verder te gaan. Dat kan tot en met {until}.",
            "Your answers are saved. Open the same link to go on. You can until {until}.",
        ),
    ),
    "paused_erased": apart(
        (
            "Verstuur je niets? Dan wissen we wat je invulde.",
            "Do you send nothing? Then we erase what you filled in.",
        ),
        (
            "Verstuurt u niets? Dan wissen we wat u invulde.",
            "Do you send nothing? Then we erase what you filled in.",
        ),
    ),
    "unsafe": apart(
        (
            (
                "Voel je je niet veilig? Zeg het tegen iemand die je vertrouwt. Of bel de Kindertelefoon: 0800-0432."
                " Dat is gratis. Is er nu gevaar? Bel 112."
            ),
            (
                "Do you not feel safe? Tell someone you trust. Or call the Kindertelefoon: 0800-0432."
                " That is free. Is there danger now? Call 112."
            ),
        ),
        (
            (
                "Maakt u zich zorgen over een kind? Bel Veilig Thuis: 0800-2000. Dat is gratis, dag en nacht."
                " Is er nu gevaar? Bel 112."
            ),
            (
                "Are you worried about a child? Call Veilig Thuis: 0800-2000. That is free, day and night."
                " Is there danger now? Call 112."
            ),
        ),
    ),
    "gone": alike("Deze link werkt niet meer", "This link does not work any more"),
    "gone_text": alike(
        "De link klopt niet, is verlopen, of de antwoorden zijn al verstuurd.",
        "The link is not right, is over, or the answers were sent already.",
    ),
    "gone_kept": alike(
        "Wat u verstuurde, is aangekomen. Wat niet is verstuurd, wissen we.",
        "What you sent has arrived. What was not sent is erased.",
    ),
    "gone_ask": alike(
        "Wilt u nog iets vertellen? Vraag een nieuwe link aan wie u de link gaf.",
        "Do you want to tell more? Ask who gave you the link for a new one.",
    ),
    "gone_pause": alike(
        "Was u even weg? Open dan de link uit de brief of het bericht nog eens.",
        "Were you away for a while? Then open the link from the letter or message again.",
    ),
    "left": alike("Open eerst de link nog eens", "Open the link again first"),
    "left_text": alike(
        "De link staat in de brief of het bericht. Kom daarna terug naar deze pagina en druk nog eens.",
        "The link stands in the letter or message. Then come back to this page and press again.",
    ),
}
