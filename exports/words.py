"""What the choices of an export are called."""

from django.utils.translation import gettext_lazy as _

from exports.rules.contents import Contents, Format

FORMATS = {
    Format.XLSX: _("XLSX, for a spreadsheet"),
    Format.CSV: _("CSV, as Dutch spreadsheets open it"),
    Format.FHIR: _("FHIR R4, for another system"),
}
CONTENTS = {
    Contents.PSEUDONYM: _("Under codes: no names, no days, nothing in own words"),
    Contents.NAMED: _("With first name, number and days; nothing in own words"),
    Contents.WORDS: _("With names, days, and examples and reasons in own words"),
}
SHORT = {
    Contents.PSEUDONYM: _("under codes"),
    Contents.NAMED: _("with names"),
    Contents.WORDS: _("with names and words"),
}
