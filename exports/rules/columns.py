"""The columns of an export, each with what it means; no other column leaves. The names are the same in every language."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.rules.contents import Contents
from portfolio.rules.domains import Text


@dataclass(frozen=True)
class Column:
    """One column: its name, what it means, and with which contents it first goes along."""

    name: str
    meaning: Text
    since: Contents = Contents.PSEUDONYM


ORDER = tuple(Contents)
HEAD = (
    Column(
        "jeugdige",
        Text(
            "Code van de jeugdige: in dit bestand steeds dezelfde, in een ander bestand een andere",
            "Code of the child: always the same in this file, another one in another file",
        ),
    ),
    Column("voornaam", Text("Voornaam", "First name"), Contents.NAMED),
    Column(
        "nummer", Text("Eigen nummer van de organisatie", "The organisation’s own number"), Contents.NAMED
    ),
    Column(
        "team",
        Text("Code van het team; leeg bij een klein team", "Code of the team; empty for a small team"),
    ),
    Column("teamnaam", Text("Naam van het team", "Name of the team"), Contents.NAMED),
    Column("formulier", Text("Code van het ingevulde formulier", "Code of the filled-in form")),
    Column("instrument", Text("Sleutel van het instrument", "Key of the instrument")),
    Column("versie", Text("Versie van het instrument", "Version of the instrument")),
    Column(
        "waarnemer",
        Text(
            "Code, per kind, van wie het zag of zelf antwoordde; waarnemers worden nooit gemiddeld",
            "Code, by child, of who saw it or answered for themselves; observers are never averaged",
        ),
    ),
    Column("rol", Text("In welke rol; zie de codes", "In which role; see the codes")),
    Column("plek", Text("Waar het kind gezien is; zie de codes", "Where the child was seen; see the codes")),
    Column(
        "met_leerkracht",
        Text(
            "Samen met de leerkracht ingevuld (ja of nee)", "Filled in together with the teacher (ja or nee)"
        ),
    ),
    Column("via_link", Text("Ingevuld via een link (ja of nee)", "Filled in by a link (ja or nee)")),
    Column(
        "leeftijd",
        Text(
            "Leeftijd in hele jaren op de laatste dag van de periode",
            "Age in whole years on the last day of the period",
        ),
    ),
    Column(
        "dag",
        Text(
            "Laatste dag van de periode, geteld vanaf die van het eerste formulier van dit kind (0)",
            "Last day of the period, counted from that of the first form of this child (0)",
        ),
    ),
    Column("periode_van", Text("Eerste dag van de periode", "First day of the period"), Contents.NAMED),
    Column("periode_tot", Text("Laatste dag van de periode", "Last day of the period"), Contents.NAMED),
    Column("ondertekend_op", Text("Dag van ondertekenen", "Day of signing"), Contents.NAMED),
    Column(
        "uren_gezien",
        Text(
            "Uren waarin het kind gezien is in deze periode",
            "Hours in which the child was seen in this period",
        ),
    ),
    Column(
        "verbeterd",
        Text(
            "Dit formulier staat in de plaats van een eerder formulier (ja of nee)",
            "This form stands in the place of an earlier one (ja or nee)",
        ),
    ),
    Column(
        "domein",
        Text("Domein; leeg waar de vraag bij geen domein hoort", "Domain; empty where there is none"),
    ),
    Column(
        "waar", Text("In het kind of om het kind heen; zie de codes", "In or around the child; see the codes")
    ),
    Column(
        "kracht", Text("Sleutel van de kracht; zie de krachten", "Key of the strength; see the strengths")
    ),
)
ANSWERS = (
    *HEAD,
    Column("vraag", Text("Sleutel van de vraag; zie de vragen", "Key of the question; see the questions")),
    Column(
        "soort",
        Text(
            "Soort vraag: strength (kracht), sign (hoe het gaat), fact (feit) of words (eigen woorden)",
            "Kind of question: strength, sign, fact or words",
        ),
    ),
    Column("antwoord", Text("Wat gekozen is; zie de codes", "What was chosen; see the codes")),
    Column("waarde", Text("Waarde op de schaal, 0 tot 3", "Value on the scale, 0 to 3")),
    Column(
        "geen_waarde",
        Text(
            "Waarom er geen waarde is: not_seen, not_applicable of skipped; een 0 is wel een waarde",
            "Why there is no value: not_seen, not_applicable or skipped; a 0 is a value",
        ),
    ),
    Column(
        "reden",
        Text("Waarom het niet past, in eigen woorden", "Why it does not fit, in own words"),
        Contents.WORDS,
    ),
    Column("voorbeeld", Text("Voorbeeld, in eigen woorden", "Example, in own words"), Contents.WORDS),
)
STRENGTHS = (
    *HEAD,
    Column("scoring_versie", Text("Versie van de scoreregels", "Version of the scoring rules")),
    Column(
        "score",
        Text(
            "Gemiddelde van de beantwoorde vragen bij deze kracht, 0 tot 3; er is geen totaalscore",
            "Mean of the answered questions on this strength, 0 to 3; there is no total score",
        ),
    ),
    Column(
        "status",
        Text(
            "Waarom er een score is of niet: scored, too_little_seen of not_applicable",
            "Why there is a score or none: scored, too_little_seen or not_applicable",
        ),
    ),
    Column(
        "aanwezig",
        Text(
            "De score haalt de grens van het instrument (ja of nee); leeg zonder score",
            "The score reaches the line of the instrument (ja or nee); empty without a score",
        ),
    ),
    Column("n_vragen", Text("Aantal vragen bij deze kracht", "Number of questions on this strength")),
    Column("n_beantwoord", Text("Aantal met een waarde", "Number with a value")),
    Column("n_niet_gezien", Text("Aantal ‘kon ik niet zien’", "Number ‘could not see’")),
    Column("n_past_niet", Text("Aantal ‘past niet’", "Number ‘does not fit’")),
    Column("n_overgeslagen", Text("Aantal overgeslagen", "Number skipped")),
)
CODEBOOK = (
    *("soort", "instrument", "versie", "sleutel", "betekenis", "meaning"),
    *("domein", "waar", "niveau", "kracht", "schaal", "leeftijd_van", "leeftijd_tot"),
)


def columns_for(columns: tuple[Column, ...], contents: Contents) -> Iterator[Column]:
    """Yield the columns that go along with these contents."""
    return (column for column in columns if ORDER.index(column.since) <= ORDER.index(contents))


def names_in(columns: tuple[Column, ...], contents: Contents) -> list[str]:
    """Return the names of the columns that go along with these contents."""
    return [column.name for column in columns_for(columns, contents)]
