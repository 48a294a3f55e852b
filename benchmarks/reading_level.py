"""The reading level of every form: words a sentence, syllables, and how easy it reads. An indication, no proof.

Dutch: Flesch as adapted by Douma (1960), 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence. English:
Flesch (1948), 206.835 - 84.6 x syllables per word - 1.015 x words per sentence. Higher reads easier: from 60 on plain,
from 80 on easy. Syllables are groups of vowels, which counts within a few per cent of a dictionary. Whether a word
is known and a sentence understood can only be found out with readers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import Form, OutcomeDefinition, read_form

NAME = "Sam"  # stands in the texts where a first name will
WORD = re.compile(r"[A-Za-zÀ-ÿ’'-]*[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*")
VOWELS = {
    "nl": re.compile(r"aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyäëïöüéèê]"),
    "en": re.compile(r"[aeiouy]+"),
}
SILENT = re.compile(r"[^aeioul]e$|[^aeiouyrl]ed$")  # of English: ‘like’, ‘liked’
FORMULAS = {"nl": (206.84, 77.0, 0.93), "en": (206.835, 84.6, 1.015)}


@dataclass(frozen=True)
class Level:
    """How texts read: ease (about 0 to 120), words a sentence, syllables a word, words of the longest sentence."""

    ease: float
    words: float
    syllables: float
    longest: int


def sentences_in(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words of each sentence; what follows ‘:’ or ‘;’ is read as a sentence of its own."""
    for text in texts:
        for sentence in re.split(r"[.?!:;]+(?:\s|$|[’'])", text.replace("{child}", NAME)):
            if words := WORD.findall(sentence):
                yield words


def syllables_in(word: str, language: str) -> int:
    """Return the number of syllables of a word, at least one."""
    plain = word.lower()
    found = len(VOWELS[language].findall(plain))
    return max(1, found - (language == "en" and bool(SILENT.search(plain))))


def level_of(texts: Iterable[str], language: str) -> Level:
    """Return how texts read in one language (`nl` or `en`)."""
    sentences = list(sentences_in(texts))
    words = [word for sentence in sentences for word in sentence]
    per_sentence = len(words) / len(sentences)
    per_word = sum(syllables_in(word, language) for word in words) / len(words)
    base, by_word, by_sentence = FORMULAS[language]
    ease = base - by_word * per_word - by_sentence * per_sentence
    return Level(ease, per_sentence, per_word, max(map(len, sentences)))


def words_of(form: Form) -> list[Text]:
    """Return all that who fills it in reads of a form: introduction, titles, statements, hints, other wordings."""
    found = [form.title, form.introduction]
    if isinstance(form, OutcomeDefinition):
        found += [form.introduction_child, *form.items_for_child.values()]
    for page in form.pages_asked:
        found.append(page.title)
        for item in page.items:
            found += [item.text, item.hint]
            found += [text for other in item.wordings for text in (other.text, other.hint)]
    return found


def shipped_forms() -> list[Form]:
    """Return the forms that come with the product."""
    paths = sorted(path for path in FOLDER.glob("*.yaml") if not path.name.startswith("catalogue-"))
    return [read_form(read_document(path)) for path in paths]


def main() -> None:
    """Print a line per form and language."""
    print("form, language: reading ease, words a sentence, syllables a word, longest sentence")
    for form in shipped_forms():
        for language in FORMULAS:
            level = level_of((text.in_language(language) for text in words_of(form)), language)
            figures = f"{level.ease:.0f}, {level.words:.1f}, {level.syllables:.2f}, {level.longest}"
            print(f"{form.name}, {language}: {figures}")


if __name__ == "__main__":
    main()
