"""What a published version belongs to never changes either, and a draft is never retired unpublished."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION portfolio_refuse_moving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM portfolio_instrumentversion
               WHERE instrument_id = OLD.id AND status <> 'draft') THEN
        RAISE EXCEPTION 'an instrument with a published version keeps its key, organisation and origin'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER instrument_keeps_its_key BEFORE UPDATE ON portfolio_instrument
    FOR EACH ROW WHEN ((OLD.id, OLD.key, OLD.organisation_id, OLD.copied_from_id)
        IS DISTINCT FROM (NEW.id, NEW.key, NEW.organisation_id, NEW.copied_from_id))
    EXECUTE FUNCTION portfolio_refuse_moving();

CREATE FUNCTION portfolio_refuse_shortcut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a draft is published before it is retired' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER instrument_version_no_shortcut BEFORE UPDATE ON portfolio_instrumentversion
    FOR EACH ROW WHEN (OLD.status = 'draft' AND NEW.status = 'retired')
    EXECUTE FUNCTION portfolio_refuse_shortcut();

UPDATE portfolio_instrument i SET licence = left(v.document ->> 'licence', 60)
    FROM portfolio_instrumentversion v WHERE v.instrument_id = i.id AND v.status = 'published';
"""
ALLOW = """
DROP TRIGGER instrument_version_no_shortcut ON portfolio_instrumentversion;
DROP FUNCTION portfolio_refuse_shortcut();
DROP TRIGGER instrument_keeps_its_key ON portfolio_instrument;
DROP FUNCTION portfolio_refuse_moving();
"""


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0003_organisation_instruments")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
