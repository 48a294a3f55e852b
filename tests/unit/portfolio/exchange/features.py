"""Ways to turn one of our questionnaires into somebody else's, each with the finding that it must give."""

from collections.abc import Callable
from typing import Any

from portfolio.exchange.fhir.codes import OWN, TRANSLATION

Json = dict[str, Any]
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
FRENCH = {
    "url": TRANSLATION,
    "extension": [{"url": "lang", "valueCode": "fr"}, {"url": "content", "valueString": "x"}],
}


def group(q: Json) -> Json:
    return q["item"][0]


def choice(q: Json) -> Json:
    return group(q)["item"][0]


def reason(q: Json) -> Json:
    return group(q)["item"][1]


def add(q: Json, **item: Any) -> None:
    group(q)["item"].append({"linkId": "x", "text": "X", **item})


def without(row: Json, url: str) -> None:
    kept = [extension for extension in row.pop("extension") if not extension["url"].endswith(url)]
    if kept:
        row["extension"] = kept


FEATURES: dict[str, tuple[Callable[[Json], Any], str]] = {
    "another resource": (lambda q: q.update(resourceType="Bundle"), "resourceType: Bundle instead"),
    "no resource": (lambda q: q.pop("resourceType"), "resourceType: None instead"),
    "another language": (lambda q: q.update(language="de"), "questionnaire: language de"),
    "translation of the title": (
        lambda q: q["_title"]["extension"].append(FRENCH),
        "questionnaire: title in language fr",
    ),
    "translation of a statement": (
        lambda q: choice(q)["_text"]["extension"].append(FRENCH),
        "feelings_express: text in language fr",
    ),
    "title in Dutch only": (lambda q: q.pop("_title"), "questionnaire: title has no English"),
    "no title": (lambda q: q.pop("title"), "questionnaire: title is missing"),
    "another address": (lambda q: q.update(url="http://loinc.org/q/44249-1"), "questionnaire: a url that"),
    "no version": (lambda q: q.pop("version"), "questionnaire: version is missing"),
    "contained resources": (lambda q: q.update(contained=[{}]), "questionnaire: contained"),
    "derived from another": (lambda q: q.update(derivedFrom=["http://x"]), "questionnaire: derivedFrom"),
    "modifier extension": (lambda q: q.update(modifierExtension=[{}]), "questionnaire: modifierExtension"),
    "variable": (
        lambda q: q["extension"].append({"url": "http://x/variable", "valueExpression": {}}),
        "questionnaire: extension http://x/variable",
    ),
    "boolean": (lambda q: add(q, type="boolean"), "x: type boolean"),
    "integer": (lambda q: add(q, type="integer"), "x: type integer"),
    "open choice": (lambda q: add(q, type="open-choice"), "x: type open-choice"),
    "type of R5": (lambda q: add(q, type="coding"), "x: type coding"),
    "no type": (lambda q: add(q), "x: type None"),
    "open question": (lambda q: add(q, type="text"), "x: an open question of its own"),
    "display": (lambda q: add(q, type="display"), "x: a text of its own"),
    "nested group": (
        lambda q: add(q, type="group", item=[{"linkId": "y", "type": "date"}]),
        "x: a group inside a group",
    ),
    "inside a nested group": (
        lambda q: add(q, type="group", item=[{"linkId": "y", "type": "date"}]),
        "y: type date",
    ),
    "question outside a group": (
        lambda q: q["item"].append({"linkId": "x", "type": "choice"}),
        "x: type choice outside",
    ),
    "empty group": (
        lambda q: q["item"].append({"linkId": "x", "type": "group"}),
        "x: a group without questions",
    ),
    "item inside a question": (
        lambda q: choice(q)["item"].append({"linkId": "x", "type": "text"}),
        "x: an item inside",
    ),
    "item inside a reason": (
        lambda q: reason(q).update(item=[{"linkId": "x", "type": "text"}]),
        "feelings_express.reason: items inside a question",
    ),
    "linkId twice": (
        lambda q: group(q)["item"].append(choice(q)),
        "feelings_express: this linkId stands here twice",
    ),
    "value set": (lambda q: choice(q).update(answerValueSet="http://x"), "feelings_express: answerValueSet"),
    "repeats": (lambda q: choice(q).update(repeats=True), "feelings_express: repeats"),
    "required": (lambda q: choice(q).update(required=True), "feelings_express: required"),
    "initial value": (lambda q: choice(q).update(initial=[{}]), "feelings_express: initial"),
    "chosen beforehand": (
        lambda q: choice(q)["answerOption"][0].update(initialSelected=True),
        "feelings_express: initialSelected",
    ),
    "code of an item": (lambda q: choice(q).update(code=[{}]), "feelings_express: code"),
    "condition on a statement": (
        lambda q: choice(q).update(enableWhen=reason(q)["enableWhen"]),
        "feelings_express: enableWhen",
    ),
    "condition on a group": (
        lambda q: group(q).update(enableWhen=reason(q)["enableWhen"]),
        "regulating: enableWhen",
    ),
    "other condition on a reason": (
        lambda q: reason(q)["enableWhen"][0].update(operator="!="),
        "feelings_express.reason: enableWhen",
    ),
    "condition on existence": (
        lambda q: reason(q)["enableWhen"][0].update(answerBoolean=True),
        "feelings_express.reason: answerBoolean",
    ),
    "calculated": (
        lambda q: choice(q)["extension"].append({"url": CALCULATED, "valueExpression": {}}),
        f"feelings_express: extension {CALCULATED}",
    ),
    "no ordinal value": (
        lambda q: choice(q)["answerOption"][2].pop("extension"),
        "feelings_express: answer 2 has no ordinalValue",
    ),
    "other answers": (lambda q: choice(q)["answerOption"].pop(), "feelings_express: answers other than"),
    "answers in another order": (
        lambda q: choice(q)["answerOption"].reverse(),
        "feelings_express: answers other than",
    ),
    "answers of another system": (
        lambda q: choice(q)["answerOption"][0]["valueCoding"].update(system="http://x"),
        "feelings_express: answer 0 is not of",
    ),
    "answers as texts": (
        lambda q: choice(q).update(answerOption=[{"valueString": "ja"}]),
        "feelings_express: valueString",
    ),
    "no element": (lambda q: without(choice(q), "item-element"), "feelings_express: element is missing"),
    "no domain": (lambda q: without(group(q), "page-domain"), "regulating: domain is missing"),
    "no catalogue": (lambda q: without(q, "instrument-catalogue"), "questionnaire: catalogue is missing"),
}
CONTRADICTIONS: dict[str, tuple[Callable[[Json], Any], str]] = {
    "statement reworded": (lambda q: choice(q).update(text="Iets anders"), "feelings_express: text differs"),
    "answer reworded": (
        lambda q: choice(q)["answerOption"][0]["valueCoding"].update(display="nooit"),
        "feelings_express: answerOption differs",
    ),
    "other ordinal value": (
        lambda q: choice(q)["answerOption"][0]["extension"][0].update(valueDecimal=1),
        "feelings_express: answerOption differs",
    ),
    "other way of showing": (
        lambda q: choice(q)["extension"][0]["valueCodeableConcept"]["coding"][0].update(code="slider"),
        "feelings_express: extension differs",
    ),
    "renumbered": (lambda q: choice(q).update(prefix="A"), "feelings_express: prefix differs"),
    "length of a statement": (lambda q: choice(q).update(maxLength=3), "feelings_express: maxLength differs"),
    "reason taken out": (lambda q: group(q)["item"].pop(1), "regulating: its items are not"),
    "other description": (lambda q: q.update(description="x"), "questionnaire: description differs"),
    "extension twice": (
        lambda q: choice(q)["extension"].append({"url": f"{OWN}/item-element", "valueString": "self_care"}),
        "feelings_express: ",
    ),
}
SOMEBODY_ELSES: Json = {
    "resourceType": "Questionnaire",
    "status": "active",
    "url": "http://example.org/phq",
    "title": "PHQ-2",
    "item": [
        {
            "linkId": "1",
            "type": "choice",
            "text": "Little interest",
            "required": True,
            "answerValueSet": "http://loinc.org/vs/LL358-3",
        },
        {
            "linkId": "2",
            "type": "decimal",
            "text": "Score",
            "extension": [{"url": CALCULATED, "valueExpression": {"language": "text/fhirpath"}}],
        },
    ],
}
