"""States of the page that takes answers from a file."""

import json

from tests.functional.stage import Stage, send, state
from tests.support.answer_files import a_response


@state("assessment-import", "empty")
def assessment_import(stage: Stage) -> None:
    stage.open("anna", "assessment-import")


@state("assessment-import", "refused")
def assessment_import_refused(stage: Stage) -> None:
    stage.fails(400)
    page = stage.open("anna", "assessment-import")
    response = a_response({"help_ask": "2"}) | {"status": "stopped", "contained": []}
    body = json.dumps(response).encode()
    page.locator("#id_file").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": body}
    )
    send(stage)
