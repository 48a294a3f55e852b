"""A month that was signed off never changes, nor does what was in its sample; no line is left out at signing."""

from django.db import migrations

KEEP = """
CREATE FUNCTION reports_keep_log_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.signed_at IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.signed_at IS NULL
        AND (OLD.organisation_id, OLD.month, OLD.began_at, OLD.began_by_id)
            = (NEW.organisation_id, NEW.month, NEW.began_at, NEW.began_by_id)
        AND (NEW.signed_at IS NULL OR NOT EXISTS
            (SELECT 1 FROM reports_logreviewitem WHERE review_id = NEW.id AND verdict = '')) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a month of the log is signed off once, with every line judged, and stays'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER log_review_kept BEFORE INSERT OR UPDATE OR DELETE ON reports_logreview
    FOR EACH ROW EXECUTE FUNCTION reports_keep_log_review();

CREATE FUNCTION reports_keep_log_review_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE'
        AND (TG_OP = 'INSERT'
            OR (OLD.review_id, OLD.number, OLD.event_id) = (NEW.review_id, NEW.number, NEW.event_id))
        AND EXISTS (SELECT 1 FROM reports_logreview WHERE id = NEW.review_id AND signed_at IS NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the sample of a month stays, and what was found after it is signed off'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER log_review_item_kept BEFORE INSERT OR UPDATE OR DELETE ON reports_logreviewitem
    FOR EACH ROW EXECUTE FUNCTION reports_keep_log_review_item();

CREATE FUNCTION reports_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was signed off stays' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER log_review_no_truncate BEFORE TRUNCATE ON reports_logreview
    FOR EACH STATEMENT EXECUTE FUNCTION reports_refuse_truncate();
CREATE TRIGGER log_review_item_no_truncate BEFORE TRUNCATE ON reports_logreviewitem
    FOR EACH STATEMENT EXECUTE FUNCTION reports_refuse_truncate();
"""
ALLOW = """
DROP TRIGGER log_review_item_no_truncate ON reports_logreviewitem;
DROP TRIGGER log_review_no_truncate ON reports_logreview;
DROP FUNCTION reports_refuse_truncate();
DROP TRIGGER log_review_item_kept ON reports_logreviewitem;
DROP FUNCTION reports_keep_log_review_item();
DROP TRIGGER log_review_kept ON reports_logreview;
DROP FUNCTION reports_keep_log_review();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_log_review")]
    operations = [migrations.RunSQL(KEEP, ALLOW)]
