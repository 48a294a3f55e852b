"""What the pages of an invitation say until the last answer; `texts.py` says what stands between braces."""

from invitations.rules.readers import alike, apart
from portfolio.rules.domains import Text

TO_ANSWER: dict[str, dict[str, Text]] = {
    "start_title": apart(
        ("{child}, wat helpt jou?", "{child}, what helps you?"),
        ("Wilt u vertellen hoe u {child} ziet?", "Will you tell how you see {child}?"),
    ),
    "asks": apart(
        ("{who} vraagt dit aan jou.", "{who} asks you this."),
        ("{who} vraagt dit aan u.", "{who} asks you this."),
    ),
    "what_for": alike("Waarvoor?", "What for?"),
    "what_for_text": apart(
        (
            "{who} wil weten hoe jij het ziet. Denk aan de tijd vanaf {since}.",
            "{who} wants to know how you see it. Think of the time since {since}.",
        ),
        (
            "Zo kijken we samen naar wat goed gaat, en wat helpt. Denk aan de tijd vanaf {since}.",
            "So we look together at what goes well and what helps. Think of the time since {since}.",
        ),
    ),
    "who_reads": alike("Wie leest het?", "Who reads it?"),
    "who_reads_text": apart(
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
    "must_i": alike("Moet het?", "Do I have to?"),
    "must_i_text": apart(
        (
            "Nee. Nee zeggen mag. Een vraag overslaan mag ook. Je hulp blijft hetzelfde.",
            "No. You may say no. You may skip a question too. Your help stays the same.",
        ),
        (
            "Nee. Nee zeggen mag, een vraag overslaan ook. De hulp blijft hetzelfde.",
            "No. You may say no, or skip a question. The help stays the same.",
        ),
    ),
    "how_long": alike("Hoe lang duurt het?", "How long does it take?"),
    "how_long_text": apart(
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
    "kept": alike("Wat bewaren we?", "What do we keep?"),
    "kept_text": apart(
        (
            "Wat je verstuurt, bewaren we in jouw dossier. Verstuur je niets? Dan wissen we het.",
            "What you send is kept in your file. Do you send nothing? Then we erase it.",
        ),
        (
            "Wat u verstuurt, bewaren we in het dossier van {child}. Verstuurt u niets? Dan wissen we het.",
            "What you send is kept in the file of {child}. Do you send nothing? Then we erase it.",
        ),
    ),
    "new_questions": apart(
        (
            "Dit is geen toets. We testen deze vragen nog.",
            "This is not a test. We are still trying out these questions.",
        ),
        (
            "De vragen zijn nieuw en nog niet wetenschappelijk getoetst.",
            "The questions are new and not yet scientifically tested.",
        ),
    ),
    "not_you": apart(
        ("Ben jij niet {called}? Sluit dan deze pagina.", "Are you not {called}? Then close this page."),
        ("Bent u niet {called}? Sluit dan deze pagina.", "Are you not {called}? Then close this page."),
    ),
    "begin": alike("Beginnen", "Begin"),
    "go_on": alike("Verdergaan", "Go on"),
    "rather_not": apart(
        ("Nee, liever niet", "No, rather not"),
        ("Liever niet", "Rather not"),
    ),
    "question_of": alike("Vraag {n} van {of}", "Question {n} of {of}"),
    "want_to_talk": alike("Hier wil ik over praten", "I want to talk about this"),
    "your_answer": apart(("Jouw antwoord", "Your answer"), ("Uw antwoord", "Your answer")),
    "optional_words": apart(
        (
            "Overslaan mag. Schrijf zoals je het zou zeggen.",
            "You may skip this. Write it as you would say it.",
        ),
        (
            "Overslaan mag. Schrijf zoals u het ook tegen {child} zegt.",
            "You may skip this. Write as you would say it to {child}.",
        ),
    ),
    "previous": alike("Vorige", "Previous"),
    "next": alike("Volgende", "Next"),
    "read_again": alike("Nalezen", "Read again"),
    "later": alike("Later verder", "Go on later"),
    "saved_at_next": apart(
        (
            "Je antwoord is bewaard als je verdergaat.",
            "Your answer is saved when you go on.",
        ),
        (
            "Uw antwoord is bewaard als u verdergaat.",
            "Your answer is saved when you go on.",
        ),
    ),
    "own_words": apart(
        ("Wat wil je zelf zeggen?", "What do you want to say yourself?"),
        ("Wat wilt u zelf zeggen?", "What do you want to say yourself?"),
    ),
    "own_words_hint": alike(
        "Een of twee zinnen is genoeg. Overslaan mag.", "One or two sentences are enough. You may skip this."
    ),
    "may_print": alike("Dit mag zo op het verslag", "This may stand on the paper"),
    "may_print_hint": apart(
        (
            "Zonder vinkje komt het niet op papier. {who} en het team kunnen het wel lezen.",
            "Without a tick it is not printed. {who} and the team can still read it.",
        ),
        (
            "Zonder vinkje komt het niet op papier. {who} en het team kunnen het wel lezen.",
            "Without a tick it is not printed. {who} and the team can still read it.",
        ),
    ),
    "hours": alike(
        "Hoeveel uur zag u {child} ongeveer sinds {since}?",
        "About how many hours did you see {child} since {since}?",
    ),
    "hours_hint": alike("Een schatting is genoeg.", "An estimate is enough."),
    "hours_wrong": alike("Vul een heel getal in, van 1 tot 2000.", "Fill in a whole number, from 1 to 2000."),
    "refused": alike(
        "Dit kon niet worden bewaard. Kies een antwoord, of schrijf het korter.",
        "This could not be saved. Choose an answer, or write it shorter.",
    ),
    "error": alike("Fout", "Error"),
    "read_aloud": alike("Lees voor", "Read aloud"),
    "to_content": alike("Naar de inhoud", "Skip to content"),
    "language": alike("Taal", "Language"),
}
