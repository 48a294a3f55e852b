"""What leaves the site as data: tables for a spreadsheet and FHIR, of one child, a team or an organisation."""
