"""Files made to hurt: each is refused with one sentence that names it, at once, and nothing is written."""

import json
import os
import time
from pathlib import Path

import pytest

from portfolio.exchange.instrument_files import read_instrument
from portfolio.rules.reading import DefinitionError
from tests.unit.portfolio.exchange.samples import as_questionnaire, shipped

GOOD = json.dumps(as_questionnaire(shipped()))
DEEP = 100_000
LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(i + 1)}: &{chr(i + 1)} [*{chr(i)}, *{chr(i)}]\n" for i in range(97, 121)
)
NODES = "\n".join(f"k{number}: v" for number in range(70_000))
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    # YAML
    "laughs.yaml": (LAUGHS, "line 1, column 4: uses an anchor or an alias; write it out"),
    "alias.yaml": ("a: *b\n", "line 1, column 4: uses an anchor"),
    "loop.yaml": ("&a [*a]\n", "line 1, column 1: uses an anchor"),
    "merge.yaml": ("a:\n  <<: {b: c}\n", "line 2, column 3: merges mappings"),
    "python.yaml": ("a: !!python/object/apply:os.system ['true']\n", "line 1, column 4: uses a tag"),
    "module.yaml": ("!!python/name:os.system\n", "line 1, column 1: uses a tag"),
    "binary.yaml": ("a: !!binary aGFsbG8=\n", "line 1, column 4: uses a tag"),
    "set.yaml": ("a: !!set {b, c}\n", "line 1, column 4: uses a tag"),
    "directive.yaml": ("%TAG ! tag:x,2000:\n---\na: !b c\n", "line 3, column 4: uses a tag"),
    "keys.yaml": ("".join(f"k{n}: 1\n" for n in range(24_000)), "has more than 20000 parts"),
    "twice.yaml": ("a: 1\nb: 2\na: 3\n", "line 3, column 1: has the key 'a' twice"),
    "number-key.yaml": ("1: a\n", "line 1, column 1: has a key that is no text"),
    "list-key.yaml": ("? [a]\n: b\n", "line 1, column 3: has a key that is no text"),
    "two.yaml": ("a: 1\n---\nb: 2\n", "line 2, column 1: begins a second document"),
    "deep.yaml": ("[" * DEEP, "line 1, column 31: is nested deeper than 30 levels"),
    "deep-map.yaml": ("{a: " * DEEP, "is nested deeper than 30 levels"),
    "deep-dash.yaml": ("- " * DEEP, "is nested deeper than 30 levels"),
    "many.yaml": (NODES, "has more than 20000 parts"),
    "sixty.yaml": ("minutes: " + "1:" * DEEP + "1\n", "key: must be a text"),
    "digits.yaml": ("minutes: " + "9" * 900_000, "key: must be a text"),
    "open.yaml": ("a: 'open\n", "is no YAML"),
    "tabs.yaml": ("a:\n" + "\t" * DEEP, "line 2, column 1: begins with a tab: use spaces"),
    "control.yaml": ("a: \x07\n", "is no YAML"),
    "escape.yaml": ('a: "\\0"\n', "a: holds a character that cannot be kept"),
    "list.yaml": ("- a\n", "must hold keys and values"),
    "empty.yaml": ("", "must hold keys and values"),
    "latin.yaml": ("a: 1\nb: één\n".encode("latin-1"), "line 2: is not written in UTF-8: save it again as UTF-8"),
    "wide.yaml": ("key: a\n".encode("utf-16"), "line 1: is not written in UTF-8: save it again as UTF-8"),
    "large.yaml": ("#" * 1_000_001, "is larger than 1 MB"),
    "long-key.yaml": (f"{'k' * 900_000}: 1\n", ""),
    "path.yaml": ("catalogue: {key: ../../secret, version: '1'}\n", "there is no catalogue ../../secret 1 here"),
    # JSON
    "deep.json": ("[" * DEEP, "is nested too deeply"),
    "deep-object.json": ('{"a":' * DEEP, "is nested too deeply"),
    "levels.json": ('{"a":' * 31 + "1" + "}" * 31, "is nested deeper than 30 levels"),
    "nan.json": ('{"a": NaN}', "holds NaN, which is no number"),
    "infinite.json": ('{"a": -Infinity}', "holds -Infinity"),
    "overflow.json": ('{"a": 1e999}', "a: holds no finite number"),
    "digits.json": ('{"a": ' + "9" * 900_000 + "}", "holds a number that is too long"),
    "twice.json": ('{"resourceType": "a", "resourceType": "b"}', "has the key 'resourceType' twice in one object"),
    "twice-deep.json": ('{"item": [{"linkId": "a", "linkId": "b"}]}', "has the key 'linkId' twice in one object"),
    "nul.json": ('{"a": ["b\\u0000"]}', "a.0: holds a character that cannot be kept"),
    "surrogate.json": ('{"a": "\\ud800"}', "a: holds a character that cannot be kept"),
    "nul-key.json": ('{"\\u0000": 1}', "has a key that is no plain text"),
    "bytes.json": (b'{"a": "\xff"}', "line 1: is not written in UTF-8: save it again as UTF-8"),
    "cut.json": (GOOD[:-10], "is no JSON"),
    "more.json": (GOOD + "{}", "is no JSON"),
    "list.json": ("[]", "must hold one object"),
    "empty.json": ("", "line 1, column 1: is no JSON"),
    "large.json": ('{"a": "' + "x" * 1_000_000 + '"}', "is larger than 1 MB"),
    "other.json": ('{"resourceType": "Patient"}', "is refused, 1 thing is not supported"),
    "items.json": ('{"resourceType": "Questionnaire", "item": [' + "{}," * 300_000 + "{}]}", "has more than 50,000 parts"),
    "links.json": (
        '{"resourceType": "Questionnaire", "item": [' + '{"linkId": "a"},' * 40_000 + "{}]}",
        "is refused",
    ),
    "long-link.json": (GOOD.replace('"regulating"', f'"{"x" * 600_000}"'), "must be at most 60"),
    "form.xml": ("<Questionnaire/>", "must be a .yaml file"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_at_once(tmp_path: Path, name: str) -> None:
    content, fault = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    began = time.process_time()
    with pytest.raises(DefinitionError) as refused:
        read_instrument(path)
    assert time.process_time() - began < 2
    sentence = str(refused.value)
    assert sentence.startswith(name)
    assert fault in sentence
    assert len(sentence) < 700
    assert "\n" not in sentence
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("name", "fault"), [("gone.yaml", "does not exist"), ("folder.yaml", "is no file")])
def test_what_is_no_file_is_named(tmp_path: Path, name: str, fault: str) -> None:
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(DefinitionError, match=rf"^{name}: {fault}$"):
        read_instrument(tmp_path / name)


def test_pipe_does_not_keep_it_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(DefinitionError, match="is no file"):
        read_instrument(tmp_path / "pipe.json")


def test_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.json"
    path.write_text(GOOD)
    monkeypatch.setattr(Path, "open", lambda *_: (_ for _ in ()).throw(PermissionError))
    with pytest.raises(DefinitionError, match=r"^closed\.json: cannot be read$"):
        read_instrument(path)


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "form.json").write_text(GOOD, encoding="utf-8-sig")
    assert read_instrument(tmp_path / "form.json") == shipped()
