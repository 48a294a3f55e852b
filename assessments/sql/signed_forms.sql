-- A signed observation form never changes.
--
-- Refuses UPDATE and DELETE of a row of assessments_assessment with a signed_at, and TRUNCATE. The one
-- exception is DELETE while the child's records are being erased (see erasing.sql).
-- Refuses an answer (assessments_answer) that is added to, or changed on, a signed form.

CREATE OR REPLACE FUNCTION assessments_refuse_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF rights_is_erasing(OLD.child_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'a signed form is immutable' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER assessment_signed_immutable BEFORE UPDATE OR DELETE ON assessments_assessment
    FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL) EXECUTE FUNCTION assessments_refuse_change();
CREATE OR REPLACE TRIGGER assessment_no_truncate BEFORE TRUNCATE ON assessments_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION assessments_refuse_change();

CREATE OR REPLACE FUNCTION assessments_refuse_late_answer() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM assessments_assessment
               WHERE id = NEW.assessment_id AND signed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a signed form takes no answers' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER answer_only_in_draft BEFORE INSERT OR UPDATE ON assessments_answer
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_late_answer();
