"""A statement is never changed, and goes only with what is destroyed after two people looked."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION assessments_refuse_statement_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF assessments_is_erasing(OLD.child_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'a statement is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER statement_immutable BEFORE UPDATE OR DELETE ON assessments_statement
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_statement_change();
"""
ALLOW = """
DROP TRIGGER statement_immutable ON assessments_statement;
DROP FUNCTION assessments_refuse_statement_change();
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0013_statement")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
