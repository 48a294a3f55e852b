"""Publishing instruments: the same twice changes nothing, and what is published never changes."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from portfolio.actions import digest_of, publish_definition
from portfolio.models import Instrument, InstrumentVersion
from portfolio.queries.instruments import definition_of
from portfolio.rules.reading import DefinitionError
from tests.support.documents import a_document, both


def test_published_document_can_be_read_back(db: None) -> None:
    version, is_new = publish_definition(document=a_document())
    assert (is_new, version.status, str(version)) == (True, "published", "small 1.0")
    assert version.digest == digest_of(a_document())
    assert definition_of(version.pk).title.nl == "title (nl)"
    assert str(Instrument.objects.get(key="small")) == "small"


def test_publishing_again_changes_nothing(db: None) -> None:
    first, _is_new = publish_definition(document=a_document())
    reordered = dict(reversed(a_document().items()))
    again, is_new = publish_definition(document=reordered)
    assert (again.pk, again.published_at, is_new) == (first.pk, first.published_at, False)


def test_other_text_under_the_same_version_is_refused(db: None) -> None:
    publish_definition(document=a_document())
    with pytest.raises(DefinitionError, match=r"small 1\.0: is published and cannot change"):
        publish_definition(document={**a_document(), "title": both("changed")})
    assert InstrumentVersion.objects.filter(instrument__key="small").count() == 1


def test_new_version_retires_the_old_one(db: None) -> None:
    old, _is_new = publish_definition(document=a_document())
    new, _is_new = publish_definition(document={**a_document(), "version": "1.1"})
    old.refresh_from_db()
    assert (old.status, new.status) == ("retired", "published")
    assert definition_of(old.pk).version == "1.0"


@pytest.mark.parametrize(
    "change",
    [
        "SET document = '{}'",
        "SET digest = 'x'",
        "SET version = '9'",
        "SET status = 'draft', published_at = NULL",
        "SET published_at = now()",
    ],
)
def test_database_refuses_to_change_what_is_published(db: None, change: str) -> None:
    version, _is_new = publish_definition(document=a_document())
    for statement in (
        f"UPDATE portfolio_instrumentversion {change} WHERE id = %s",
        "DELETE FROM portfolio_instrumentversion WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [version.pk])


def write(folder: Path, **changes: object) -> None:
    document = {**a_document(), **changes}
    catalogue = document.pop("catalogue")
    named = {"key": catalogue["key"], "version": catalogue["version"]}
    (folder / "catalogue-1.yaml").write_text(yaml.safe_dump(catalogue))
    (folder / "small-1.yaml").write_text(yaml.safe_dump({**document, "catalogue": named}))


def load(folder: Path) -> str:
    out = StringIO()
    call_command("load_instruments", str(folder), stdout=out)
    return out.getvalue()


def test_command_publishes_each_file_once(db: None, tmp_path: Path) -> None:
    write(tmp_path)
    first, second = load(tmp_path), load(tmp_path)
    assert first.startswith("small 1.0: ")
    assert first != second
    assert InstrumentVersion.objects.get(instrument__key="small").digest == digest_of(a_document())


def test_command_names_the_fault(db: None, tmp_path: Path) -> None:
    write(tmp_path, minutes="many")
    with pytest.raises(CommandError, match="minutes: must be a number") as refused:
        load(tmp_path)
    assert refused.value.returncode == 2
    assert not Instrument.objects.filter(key="small").exists()


def test_shipped_instruments_are_loaded_already(db: None) -> None:
    before = InstrumentVersion.objects.count()
    call_command("load_instruments", verbosity=0)
    assert InstrumentVersion.objects.count() == before >= 2
