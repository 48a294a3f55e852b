"""What the pages of an invitation say, to a child (je) and to a grown-up (u), in each language.

Texts are data: a language is one more column, and a test counts the words of every sentence. Between braces stand
`child`, `who` (asks), `team`, `until` (a day), `since` (a day), `minutes`, `n` and `of`.
"""

from collections.abc import Mapping

from portfolio.rules.domains import Text

TO_CHILD, TO_GROWN_UP = "child", "grown_up"


def _alike(nl: str, en: str) -> dict[str, Text]:
    """Return a text that says the same to a child and to a grown-up."""
    return {TO_CHILD: Text(nl, en), TO_GROWN_UP: Text(nl, en)}


def _apart(child: tuple[str, str], grown_up: tuple[str, str]) -> dict[str, Text]:
    """Return a text that a child gets in other words than a grown-up."""
    return {TO_CHILD: Text(*child), TO_GROWN_UP: Text(*grown_up)}


TEXTS: dict[str, dict[str, Text]] = {
    "start_title": _apart(
        ("{child}, wat helpt jou?", "{child}, what helps you?"),
        ("Wilt u vertellen hoe u {child} ziet?", "Will you tell how you see {child}?"),
    ),
    "asks": _apart(
        ("{who} vraagt dit aan jou.", "{who} asks you this."),
        ("{who} vraagt dit aan u.", "{who} asks you this."),
    ),
    "what_for": _alike("Waarvoor?", "What for?"),
    "what_for_text": _apart(
        (
            "{who} wil weten hoe jij het ziet. Denk aan de tijd vanaf {since}.",
            "{who} wants to know how you see it. Think of the time since {since}.",
        ),
        (
            "Zo kijken we samen naar wat goed gaat, en wat helpt. Denk aan de tijd vanaf {since}.",
            "So we look together at what goes well and what helps. Think of the time since {since}.",
        ),
    ),
    "who_reads": _alike("Wie leest het?", "Who reads it?"),
    "who_reads_text": _apart(
        (
            (
                "{who} leest het. Daarna kan het team het lezen. Je ouders mogen het vaak ook lezen."
                " Is dat lastig? Zeg het eerst tegen {who}."
            ),
            (
                "{who} reads it. After that the team can read it. Your parents may often read it too."
                " Is that hard? Tell {who} first."
            ),
        ),
        (
            (
                "{who} leest het eerst. Daarna kan het team het lezen. Ouders met gezag mogen het vaak ook lezen."
                " {child} kan het later ook lezen."
            ),
            (
                "{who} reads it first. After that the team can read it. Parents with authority may often read it too."
                " {child} can read it later too."
            ),
        ),
    ),
    "must_i": _alike("Moet het?", "Do I have to?"),
    "must_i_text": _apart(
        (
            "Nee. Nee zeggen mag. Een vraag overslaan mag ook. Je hulp blijft hetzelfde.",
            "No. You may say no. You may skip a question too. Your help stays the same.",
        ),
        (
            "Nee. Nee zeggen mag, een vraag overslaan ook. De hulp blijft hetzelfde.",
            "No. You may say no, or skip a question. The help stays the same.",
        ),
    ),
    "how_long": _alike("Hoe lang duurt het?", "How long does it take?"),
    "how_long_text": _apart(
        (
            (
                "Ongeveer {minutes} minuten. Je mag stoppen en later verdergaan, met dezelfde link."
                " De link werkt tot en met {until}."
            ),
            (
                "About {minutes} minutes. You may stop and go on later, with the same link."
                " The link works until {until}."
            ),
        ),
        (
            (
                "Ongeveer {minutes} minuten. U mag stoppen en later verdergaan, met dezelfde link."
                " De link werkt tot en met {until}."
            ),
            (
                "About {minutes} minutes. You may stop and go on later, with the same link."
                " The link works until {until}."
            ),
        ),
    ),
    "kept": _alike("Wat bewaren we?", "What do we keep?"),
    "kept_text": _apart(
        (
            "Wat je verstuurt, bewaren we in jouw dossier. Verstuur je niets? Dan wissen we het.",
            "What you send is kept in your file. Do you send nothing? Then we erase it.",
        ),
        (
            "Wat u verstuurt, bewaren we in het dossier van {child}. Verstuurt u niets? Dan wissen we het.",
            "What you send is kept in the file of {child}. Do you send nothing? Then we erase it.",
        ),
    ),
    "new_questions": _apart(
        (
            "Dit is geen toets. We testen deze vragen nog.",
            "This is not a test. We are still trying out these questions.",
        ),
        (
            "De vragen zijn nieuw en nog niet wetenschappelijk getoetst.",
            "The questions are new and not yet scientifically tested.",
        ),
    ),
    "not_you": _apart(
        ("Ben jij niet {called}? Sluit dan deze pagina.", "Are you not {called}? Then close this page."),
        ("Bent u niet {called}? Sluit dan deze pagina.", "Are you not {called}? Then close this page."),
    ),
    "begin": _alike("Beginnen", "Begin"),
    "go_on": _alike("Verdergaan", "Go on"),
    "rather_not": _apart(
        ("Nee, liever niet", "No, rather not"),
        ("Liever niet", "Rather not"),
    ),
    "question_of": _alike("Vraag {n} van {of}", "Question {n} of {of}"),
    "want_to_talk": _alike("Hier wil ik over praten", "I want to talk about this"),
    "your_answer": _apart(("Jouw antwoord", "Your answer"), ("Uw antwoord", "Your answer")),
    "optional_words": _apart(
        (
            "Overslaan mag. Schrijf zoals je het zou zeggen.",
            "You may skip this. Write it as you would say it.",
        ),
        (
            "Overslaan mag. Schrijf zoals u het ook tegen {child} zegt.",
            "You may skip this. Write as you would say it to {child}.",
        ),
    ),
    "previous": _alike("Vorige", "Previous"),
    "next": _alike("Volgende", "Next"),
    "read_again": _alike("Nalezen", "Read again"),
    "later": _alike("Later verder", "Go on later"),
    "saved_at_next": _apart(
        (
            "Je antwoord is bewaard als je verdergaat.",
            "Your answer is saved when you go on.",
        ),
        (
            "Uw antwoord is bewaard als u verdergaat.",
            "Your answer is saved when you go on.",
        ),
    ),
    "own_words": _apart(
        ("Wat wil je zelf zeggen?", "What do you want to say yourself?"),
        ("Wat wilt u zelf zeggen?", "What do you want to say yourself?"),
    ),
    "own_words_hint": _alike(
        "Een of twee zinnen is genoeg. Overslaan mag.", "One or two sentences are enough. You may skip this."
    ),
    "may_print": _alike("Dit mag zo op het verslag", "This may stand on the paper"),
    "may_print_hint": _apart(
        (
            "Zonder vinkje komt het niet op papier. {who} en het team kunnen het wel lezen.",
            "Without a tick it is not printed. {who} and the team can still read it.",
        ),
        (
            "Zonder vinkje komt het niet op papier. {who} en het team kunnen het wel lezen.",
            "Without a tick it is not printed. {who} and the team can still read it.",
        ),
    ),
    "hours": _alike(
        "Hoeveel uur zag u {child} ongeveer sinds {since}?",
        "About how many hours did you see {child} since {since}?",
    ),
    "hours_hint": _alike("Een schatting is genoeg.", "An estimate is enough."),
    "hours_wrong": _alike(
        "Vul een heel getal in, van 1 tot 2000.", "Fill in a whole number, from 1 to 2000."
    ),
    "is_right": _alike("Klopt het zo?", "Is this right?"),
    "is_right_text": _apart(
        (
            "Druk op een zin als je iets wilt veranderen. Pas na Versturen kan {who} het lezen.",
            "Press a sentence to change it. Only after Send can {who} read it.",
        ),
        (
            "Druk op een zin als u iets wilt veranderen. Pas na Versturen kan {who} het lezen.",
            "Press a sentence to change it. Only after Send can {who} read it.",
        ),
    ),
    "skipped": _alike("overgeslagen", "skipped"),
    "no_words": _alike("niets geschreven", "nothing written"),
    "printed": _alike("mag op het verslag", "may stand on the paper"),
    "not_printed": _alike("komt niet op papier", "is not printed"),
    "empty": _apart(
        (
            "Er is nog niets ingevuld. Eén vraag is genoeg. Nee zeggen mag ook.",
            "Nothing is filled in yet. One question is enough. You may also say no.",
        ),
        (
            "Er is nog niets ingevuld. Eén vraag is genoeg. Nee zeggen mag ook.",
            "Nothing is filled in yet. One question is enough. You may also say no.",
        ),
    ),
    "hours_needed": _alike(
        "Vul nog in hoeveel uur u {child} zag.", "Please fill in how many hours you saw {child}."
    ),
    "changed": _apart(
        (
            "Er is iets veranderd in een ander venster. Lees het nog eens voor je verstuurt.",
            "Something changed in another window. Read it again before you send it.",
        ),
        (
            "Er is iets veranderd in een ander venster. Lees het nog eens voor u verstuurt.",
            "Something changed in another window. Read it again before you send it.",
        ),
    ),
    "changed_here": _apart(
        (
            "Dit antwoord is veranderd in een ander venster. Hier staat wat bewaard is. Kies wat klopt.",
            "This answer changed in another window. Here stands what was saved. Choose what is right.",
        ),
        (
            "Dit antwoord is veranderd in een ander venster. Hier staat wat bewaard is. Kies wat klopt.",
            "This answer changed in another window. Here stands what was saved. Choose what is right.",
        ),
    ),
    "send": _alike("Versturen", "Send"),
    "sent": _apart(
        ("Verstuurd. Dank je wel.", "Sent. Thank you."), ("Verstuurd. Dank u wel.", "Sent. Thank you.")
    ),
    "sent_text": _apart(
        (
            "{who} leest het en praat er met je over. Deze link is nu dicht.",
            "{who} reads it and talks with you about it. This link is closed now.",
        ),
        (
            "{who} leest het eerst zelf. Deze link is nu dicht.",
            "{who} reads it first. This link is closed now.",
        ),
    ),
    "change_mind": _apart(
        ("Wil je iets veranderen? Zeg het tegen {who}.", "Do you want to change something? Tell {who}."),
        ("Wilt u iets veranderen? Zeg het tegen {who}.", "Do you want to change something? Tell {who}."),
    ),
    "declined": _apart(
        ("Je doet niet mee. Dat is goed.", "You do not take part. That is fine."),
        ("U doet niet mee. Dat is goed.", "You do not take part. That is fine."),
    ),
    "declined_text": _apart(
        (
            "{who} ziet alleen dat je nee zei. Niet waarom. Wat je invulde, is gewist.",
            "{who} only sees that you said no. Not why. What you filled in is erased.",
        ),
        (
            "{who} ziet alleen dat u nee zei. Niet waarom. Wat u invulde, is gewist.",
            "{who} only sees that you said no. Not why. What you filled in is erased.",
        ),
    ),
    "declined_back": _apart(
        (
            "Bedenk je je? Vraag {who} om een nieuwe link.",
            "Do you change your mind? Ask {who} for a new link.",
        ),
        (
            "Bedenkt u zich? Vraag {who} om een nieuwe link.",
            "Do you change your mind? Ask {who} for a new link.",
        ),
    ),
    "paused": _apart(
        ("Tot later.", "See you later."),
        ("Tot later.", "See you later."),
    ),
    "paused_text": _apart(
        (
            "Je antwoorden zijn bewaard. Open dezelfde link om verder te gaan. Dat kan tot en met {until}.",
            "Your answers are saved. Open the same link to go on. You can until {until}.",
        ),
        (
            "Uw antwoorden zijn bewaard. Open dezelfde link om verder te gaan. Dat kan tot en met {until}.",
            "Your answers are saved. Open the same link to go on. You can until {until}.",
        ),
    ),
    "paused_erased": _apart(
        (
            "Verstuur je niets? Dan wissen we wat je invulde.",
            "Do you send nothing? Then we erase what you filled in.",
        ),
        (
            "Verstuurt u niets? Dan wissen we wat u invulde.",
            "Do you send nothing? Then we erase what you filled in.",
        ),
    ),
    "unsafe": _apart(
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
    "gone": _alike("Deze link werkt niet meer", "This link does not work any more"),
    "gone_text": _alike(
        "De link klopt niet, is verlopen, of de antwoorden zijn al verstuurd.",
        "The link is not right, is over, or the answers were sent already.",
    ),
    "gone_kept": _alike(
        "Wat u verstuurde, is aangekomen. Wat niet is verstuurd, wissen we.",
        "What you sent has arrived. What was not sent is erased.",
    ),
    "gone_ask": _alike(
        "Wilt u nog iets vertellen? Vraag een nieuwe link aan wie u de link gaf.",
        "Do you want to tell more? Ask who gave you the link for a new one.",
    ),
    "gone_pause": _alike(
        "Was u even weg? Open dan de link uit de brief of het bericht nog eens.",
        "Were you away for a while? Then open the link from the letter or message again.",
    ),
}


def spoken(to: str, language: str, about: Mapping[str, object]) -> dict[str, str]:
    """Return all texts for a child or a grown-up in one language, with what stands between braces filled in.

    What is not known of an invitation (`about`) leaves its texts out.
    """
    found = {}
    for name, by_reader in TEXTS.items():
        try:
            found[name] = by_reader[to].in_language(language).format_map(about)
        except KeyError:
            continue
    return found
