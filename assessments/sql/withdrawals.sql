-- A signed form that was about another child is withdrawn: that is noted beside it, and never changed.
--
-- The row of the form itself stays as it was signed (see signed_forms.sql). Refuses a withdrawal of a draft,
-- a reading of a form that was not withdrawn, and UPDATE, DELETE and TRUNCATE of both. The one exception is
-- DELETE while the child's records are being erased (see erasing.sql). Refuses a correction of a withdrawn form.

CREATE OR REPLACE FUNCTION assessments_check_withdrawal() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM assessments_assessment
                   WHERE id = NEW.assessment_id AND signed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'only a signed form is withdrawn' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER withdrawal_of_signed_form BEFORE INSERT ON assessments_withdrawal
    FOR EACH ROW EXECUTE FUNCTION assessments_check_withdrawal();

CREATE OR REPLACE FUNCTION assessments_check_withdrawn_reading() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM assessments_withdrawal WHERE assessment_id = NEW.assessment_id) THEN
        RAISE EXCEPTION 'this form was not withdrawn' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER withdrawn_reading_of_withdrawn BEFORE INSERT ON assessments_withdrawnreading
    FOR EACH ROW EXECUTE FUNCTION assessments_check_withdrawn_reading();

CREATE OR REPLACE FUNCTION assessments_keep_withdrawal() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        -- A signed form goes only when it is erased; these rows go with it, before or after.
        IF NOT EXISTS (SELECT FROM assessments_assessment
                       WHERE id = OLD.assessment_id AND NOT rights_is_erasing(child_id)) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'a withdrawal is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER withdrawal_kept BEFORE UPDATE OR DELETE ON assessments_withdrawal
    FOR EACH ROW EXECUTE FUNCTION assessments_keep_withdrawal();
CREATE OR REPLACE TRIGGER withdrawal_no_truncate BEFORE TRUNCATE ON assessments_withdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION assessments_keep_withdrawal();
CREATE OR REPLACE TRIGGER withdrawn_reading_kept BEFORE UPDATE OR DELETE ON assessments_withdrawnreading
    FOR EACH ROW EXECUTE FUNCTION assessments_keep_withdrawal();
CREATE OR REPLACE TRIGGER withdrawn_reading_no_truncate BEFORE TRUNCATE ON assessments_withdrawnreading
    FOR EACH STATEMENT EXECUTE FUNCTION assessments_keep_withdrawal();

CREATE OR REPLACE FUNCTION assessments_refuse_correction() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM assessments_withdrawal WHERE assessment_id = NEW.corrects_id) THEN
        RAISE EXCEPTION 'a withdrawn form is not corrected' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER assessment_no_correction_of_withdrawn BEFORE INSERT OR UPDATE ON assessments_assessment
    FOR EACH ROW WHEN (NEW.corrects_id IS NOT NULL) EXECUTE FUNCTION assessments_refuse_correction();
