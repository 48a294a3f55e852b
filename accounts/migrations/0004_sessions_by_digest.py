"""Sessions are kept by the digest of their key: those from before are over, so that no key stays in the table."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_names_in_log")]

    operations = [migrations.RunSQL("DELETE FROM accounts_session", migrations.RunSQL.noop)]
