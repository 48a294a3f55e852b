"""The table in which the processes of the site share what they count, such as failed sign-ins.

The cache keeps it, so there is no model. Unlogged: it is empty again after a crash, and written fast.
"""

from django.db import migrations

CREATE = """
CREATE UNLOGGED TABLE accounts_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX accounts_cache_expires ON accounts_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_scientist")]
    operations = [migrations.RunSQL(CREATE, "DROP TABLE accounts_cache")]
