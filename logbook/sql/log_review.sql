-- A month of the audit log is signed off once, with every line judged, and stays as it is.
--
-- On logbook_logreview: refuses a row that starts out signed, any change of a signed row, a change of what
-- identifies an unsigned one, signing while a line has no verdict, and DELETE.
-- On logbook_logreviewitem: refuses another line in the sample or a changed verdict once the month is
-- signed, a change of which event a line is about, and DELETE. TRUNCATE is refused on both.

CREATE OR REPLACE FUNCTION logbook_keep_log_review() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.signed_at IS NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.signed_at IS NULL
        AND (OLD.organisation_id, OLD.month, OLD.began_at, OLD.began_by_id)
            = (NEW.organisation_id, NEW.month, NEW.began_at, NEW.began_by_id)
        AND (NEW.signed_at IS NULL OR NOT EXISTS
            (SELECT 1 FROM logbook_logreviewitem WHERE review_id = NEW.id AND verdict = '')) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a month of the log is signed off once, with every line judged, and stays'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER log_review_kept BEFORE INSERT OR UPDATE OR DELETE ON logbook_logreview
    FOR EACH ROW EXECUTE FUNCTION logbook_keep_log_review();

CREATE OR REPLACE FUNCTION logbook_keep_log_review_item() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP <> 'DELETE'
        AND (TG_OP = 'INSERT'
            OR (OLD.review_id, OLD.number, OLD.event_id) = (NEW.review_id, NEW.number, NEW.event_id))
        AND EXISTS (SELECT 1 FROM logbook_logreview WHERE id = NEW.review_id AND signed_at IS NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the sample of a month stays, and what was found after it is signed off'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER log_review_item_kept BEFORE INSERT OR UPDATE OR DELETE ON logbook_logreviewitem
    FOR EACH ROW EXECUTE FUNCTION logbook_keep_log_review_item();

CREATE OR REPLACE FUNCTION logbook_refuse_truncate() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'what was signed off stays' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER log_review_no_truncate BEFORE TRUNCATE ON logbook_logreview
    FOR EACH STATEMENT EXECUTE FUNCTION logbook_refuse_truncate();
CREATE OR REPLACE TRIGGER log_review_item_no_truncate BEFORE TRUNCATE ON logbook_logreviewitem
    FOR EACH STATEMENT EXECUTE FUNCTION logbook_refuse_truncate();
