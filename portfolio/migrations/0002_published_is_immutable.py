"""A published version never changes; only its status may go from published to retired."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION portfolio_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status = 'published' AND NEW.status IN ('published', 'retired')
        AND (OLD.id, OLD.instrument_id, OLD.version, OLD.document, OLD.digest, OLD.published_at)
            = (NEW.id, NEW.instrument_id, NEW.version, NEW.document, NEW.digest, NEW.published_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published instrument version is immutable' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER instrument_version_immutable BEFORE UPDATE OR DELETE ON portfolio_instrumentversion
    FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION portfolio_refuse_change();
CREATE TRIGGER instrument_version_no_truncate BEFORE TRUNCATE ON portfolio_instrumentversion
    FOR EACH STATEMENT EXECUTE FUNCTION portfolio_refuse_change();
"""
ALLOW = """
DROP TRIGGER instrument_version_no_truncate ON portfolio_instrumentversion;
DROP TRIGGER instrument_version_immutable ON portfolio_instrumentversion;
DROP FUNCTION portfolio_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
