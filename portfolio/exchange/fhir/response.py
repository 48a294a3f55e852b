"""Answers as a FHIR R4 QuestionnaireResponse, and back from one that was made elsewhere."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from portfolio.exchange.fhir.codes import (
    CHILDREN,
    FILLED_IN,
    LENGTHS,
    NOT_APPLICABLE,
    WITH_TEACHER,
    canonical,
    options_of,
    page_link,
    system_of,
    without_name,
)
from portfolio.exchange.fhir.parts import Json
from portfolio.exchange.fhir.provenance import provenance_of
from portfolio.exchange.fhir.shapes import shape_findings, well_formed
from portfolio.exchange.refusals import Finding, Unsupported
from portfolio.rules.definitions import Item, Page
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import Form, SignPage
from portfolio.rules.reading import gettext_noop
from typed.rules.tidying import tidied

WHOLE = "response"
MOST = 1000  # findings of one response
TEST_DATA = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}
TOGETHER = {"url": FILLED_IN, "valueCode": WITH_TEACHER}
FINISHED = ("completed", "amended")
Key = TypeVar("Key")


def response_of(
    definition: Form,
    form: Mapping[str, Any],
    *,
    with_words: bool,
    child_reference: str = "",
    is_practice: bool = False,
) -> Json:
    """Return a signed form, as it was packed, as a QuestionnaireResponse.

    It names nobody: not the child (unless a reference is given), not the observer, not the place. Reasons
    and examples are free text in which people can be recognised, so the caller says whether they go along.
    What was filled in to practise carries the security label of FHIR for test data; what was filled in together
    with the teacher says so in an extension.
    """
    subject = {"subject": {"identifier": {"system": CHILDREN, "value": child_reference}}}
    pages = [group_from(page, definition, form["answers"], with_words) for page in definition.pages]
    return {
        "resourceType": "QuestionnaireResponse",
        **({"meta": {"security": [TEST_DATA]}} if is_practice else {}),
        "language": "nl",
        **({"extension": [TOGETHER]} if form["observer"].get("with_teacher") else {}),
        "questionnaire": canonical(definition.key, definition.version),
        "status": "amended" if form.get("corrects") else "completed",
        **(subject if child_reference else {}),
        "authored": form["signed_at"],
        **({"item": filled} if (filled := [page for page in pages if "item" in page]) else {}),
    }


def group_from(page: Page | SignPage, definition: Form, answers: Mapping[str, Any], with_words: bool) -> Json:
    """Return the answers on one page; a question without an answer is left out.

    No texts: which words stood there depends on the child's age, and the Questionnaire has them all.
    """
    parts = [
        part
        for item in page.items
        if item.key in answers
        for part in parts_from(item, definition, answers[item.key], with_words)
    ]
    return {"linkId": page_link(page, definition), **({"item": parts} if parts else {})}


def parts_from(item: Item, definition: Form, answer: Mapping[str, str], with_words: bool) -> Iterator[Json]:
    """Yield the answer to one statement, and the words that go with it."""
    if answer["choice"]:
        label = options_of(definition, item)[answer["choice"]][0]
        system = system_of(definition, item, answer["choice"])
        coding = {"system": system, "code": answer["choice"], "display": label.nl}
        yield {"linkId": item.key, "answer": [{"valueCoding": coding}]}
    for role in LENGTHS:
        if with_words and answer[role]:
            yield {"linkId": f"{item.key}.{role}", "answer": [{"valueString": answer[role]}]}


def form_answered(forms: Mapping[Key, Form], response: Mapping[str, Any]) -> Key:
    """Return the key of the form that a response answers; `Unsupported` when it is not exactly one of these."""
    answered = str(response.get("questionnaire"))
    found = [key for key, form in forms.items() if canonical(form.key, form.version) == answered]
    if len(found) == 1:
        return found[0]
    what = gettext_noop("it answers %(answered)s, which is not offered here")
    finding = Finding(WHOLE, what, names={"answered": answered[:200]})
    raise Unsupported(WHOLE, [*islice(resource_findings(response), MOST), finding])


def child_of(response: Mapping[str, Any]) -> str:
    """Return by which reference of ours a response names the child, or nothing."""
    match response.get("subject"):
        case {"identifier": {"system": str(system), "value": str(value)}} if system == CHILDREN:
            return value
    return ""


def is_with_teacher(response: Mapping[str, Any]) -> bool:
    """Say whether a response was filled in together with the teacher."""
    return TOGETHER in response.get("extension", [])


def answers_from(definition: Form, response: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return choice, reason and example by item key, in the order of the form.

    `Unsupported` lists everything that does not fit this version; then nothing is taken in. What the
    response says about people (subject, author) is passed over.
    """
    if findings := tuple(islice(response_findings(definition, response), MOST)):
        raise Unsupported(WHOLE, findings)
    given = {
        part["linkId"]: part["answer"][0]
        for group in response.get("item", [])
        for part in group.get("item", [])
        if "answer" in part
    }
    answers = {key: answer_from(key, given) for key in definition.items}
    return {key: answer for key, answer in answers.items() if any(answer.values())}


def answer_from(key: str, given: Mapping[str, Json]) -> dict[str, str]:
    """Return what was answered to one statement."""
    return {
        "choice": given.get(key, {}).get("valueCoding", {}).get("code", ""),
        **{role: tidied(given.get(f"{key}.{role}", {}).get("valueString", "")).strip() for role in LENGTHS},
    }


def response_findings(definition: Form, response: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield everything that keeps a response from being answers to this version; what is no FHIR hides nothing else."""
    found = list(islice(resource_findings(response), MOST))
    yield from found
    broken = {finding.place for finding in found if finding.is_malformed}
    if len(found) == MOST or "resourceType" in broken:
        return
    rest = well_formed("QuestionnaireResponse", response) if broken else response
    yield from (one for one in form_findings(definition, rest) if one.place not in broken)


def form_findings(definition: Form, response: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what does not fit this version in a response that is FHIR."""
    if (answered := response.get("questionnaire")) != canonical(definition.key, definition.version):
        what = gettext_noop("it answers %(answered)s, not %(form)s")
        yield Finding(WHOLE, what, names={"answered": str(answered)[:200], "form": definition.name})
    yield from extension_findings(definition, response)
    groups = response.get("item", [])
    counts = Counter(part["linkId"] for group in groups for part in [group, *group.get("item", [])])
    twice = gettext_noop("this linkId stands here twice")
    yield from (Finding(link, twice) for link, n in counts.items() if n > 1)
    pages = {page_link(page, definition): page for page in definition.pages}
    for group in groups:
        yield from group_findings(definition, pages.get(group["linkId"]), group)


def extension_findings(definition: Form, response: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what a response says beside its answers, but for a teacher who sat beside at the form for teachers."""
    known = [TOGETHER] if definition.audience == "teacher" else []
    for extension in response.get("extension", []):
        if extension not in known:
            what = gettext_noop("extension %(url)s is not supported here")
            yield Finding(WHOLE, what, names={"url": str(extension.get("url"))[:200]})


def resource_findings(response: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with a response whichever form it answers."""
    if (kind := response.get("resourceType")) != "QuestionnaireResponse":
        what = gettext_noop("%(kind)s instead of QuestionnaireResponse")
        yield Finding("resourceType", what, is_malformed=True, names={"kind": str(kind)[:60]})
        return
    yield from shape_findings("QuestionnaireResponse", response, WHOLE)
    try:
        provenance_of(response)
    except ValueError:
        what = gettext_noop("authored %(authored)s is no day or moment")
        yield Finding(WHOLE, what, names={"authored": str(response.get("authored"))[:40]})
    if (status := response.get("status")) not in FINISHED:
        what = gettext_noop("status %(status)s; only %(finished)s are taken in")
        names = {"status": str(status)[:60], "finished": ", ".join(FINISHED)}
        yield Finding(WHOLE, what, names=names)


def group_findings(definition: Form, page: Page | SignPage | None, group: Json) -> Iterator[Finding]:
    """Yield what is wrong with the answers on one page."""
    if page is None:
        yield Finding(
            group["linkId"], gettext_noop("is no page of %(form)s"), names={"form": definition.name}
        )
        return
    if "answer" in group:
        yield Finding(group["linkId"], gettext_noop("an answer to a group"))
    yield from text_findings(group, {page.title})
    choices = {item.key: item for item in page.items}
    words = {f"{key}.{role}": (key, role) for key in choices for role in LENGTHS}
    parts = {part["linkId"]: part for part in group.get("item", [])}
    for link, part in parts.items():
        if link in choices:
            yield from choice_findings(part, definition, choices[link])
        elif link in words:
            key, role = words[link]
            yield from words_findings(part, role, code_of(parts.get(key, {})))
        else:
            what = gettext_noop("is no question on page %(page)s of %(form)s")
            yield Finding(link, what, names={"page": page.key, "form": definition.name})


def code_of(part: Json) -> str:
    """Return the code that was chosen, or nothing."""
    return str(part.get("answer", [{}])[0].get("valueCoding", {}).get("code", ""))


def choice_findings(part: Json, definition: Form, item: Item) -> Iterator[Finding]:
    """Yield what is wrong with the answer to a statement: not one of its six, or in other words."""
    yield from single(part, "valueCoding")
    wordings = {wording.text for wording in getattr(item, "wordings", ())}
    yield from text_findings(part, {item.text, *wordings})
    coding = part.get("answer", [{}])[0].get("valueCoding")
    if coding is None:
        return
    options = options_of(definition, item)
    code, display = coding.get("code"), coding.get("display")
    if code in options and coding.get("system") != (system := system_of(definition, item, code)):
        what = gettext_noop("an answer from another code system than %(system)s")
        yield Finding(item.key, what, names={"system": system})
    elif code not in options:
        what = gettext_noop("answer %(code)s is none of %(codes)s")
        yield Finding(item.key, what, names={"code": str(code)[:60], "codes": ", ".join(options)})
    elif display is not None and display not in (options[code][0].nl, options[code][0].en):
        what = gettext_noop("answer %(code)s is called ‘%(label)s’, not ‘%(display)s’")
        names = {"code": code, "label": options[code][0].nl, "display": display[:60]}
        yield Finding(item.key, what, names=names)


def text_findings(part: Json, texts: Collection[Text]) -> Iterator[Finding]:
    """Yield that a response puts another question into words than the form has there; it may leave them out."""
    known = {word for text in map(without_name, texts) for word in (text.nl, text.en)}
    said = part.get("text")
    if said is not None and " ".join(said.split()) not in {" ".join(word.split()) for word in known}:
        what = gettext_noop("the file asks ‘%(said)s’, the form does not")
        yield Finding(part["linkId"], what, names={"said": said[:200]})


def words_findings(part: Json, role: str, choice: str) -> Iterator[Finding]:
    """Yield what is wrong with a reason or an example."""
    yield from single(part, "valueString")
    words = tidied(part.get("answer", [{}])[0].get("valueString", "")).strip()
    if len(words) > LENGTHS[role]:
        what = gettext_noop("is longer than %(most)s characters")
        yield Finding(part["linkId"], what, names={"most": LENGTHS[role]})
    if role == "reason" and "answer" in part and choice != NOT_APPLICABLE:
        what = gettext_noop("a reason goes with %(code)s only")
        yield Finding(part["linkId"], what, names={"code": NOT_APPLICABLE})


def single(part: Json, value: str) -> Iterator[Finding]:
    """Yield what keeps a question from having one answer of the right kind, or none."""
    if "item" in part:
        yield Finding(part["linkId"], gettext_noop("items inside an answer"))
    answers = part.get("answer", [])
    if len(answers) > 1:
        what = gettext_noop("%(n)s answers to one question")
        yield Finding(part["linkId"], what, names={"n": len(answers)})
    if any(value not in answer or len(answer) > 1 for answer in answers):
        yield Finding(part["linkId"], gettext_noop("an answer that is no %(kind)s"), names={"kind": value})
