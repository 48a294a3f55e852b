"""A signed form never changes and never goes; a signed form takes no answers any more."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION assessments_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a signed form is immutable' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER assessment_signed_immutable BEFORE UPDATE OR DELETE ON assessments_assessment
    FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL) EXECUTE FUNCTION assessments_refuse_change();
CREATE TRIGGER assessment_no_truncate BEFORE TRUNCATE ON assessments_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION assessments_refuse_change();

CREATE FUNCTION assessments_refuse_late_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM assessments_assessment
               WHERE id = NEW.assessment_id AND signed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a signed form takes no answers' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER answer_only_in_draft BEFORE INSERT OR UPDATE ON assessments_answer
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_late_answer();
"""
ALLOW = """
DROP TRIGGER answer_only_in_draft ON assessments_answer;
DROP FUNCTION assessments_refuse_late_answer();
DROP TRIGGER assessment_no_truncate ON assessments_assessment;
DROP TRIGGER assessment_signed_immutable ON assessments_assessment;
DROP FUNCTION assessments_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
