-- A question to a behavioural scientist, the advice on it and what the team does with it are added to, never changed.
--
-- Refuses UPDATE, DELETE and TRUNCATE on the three tables. The one exception is DELETE while the child's records are
-- being erased (see erasing.sql of rights). Refuses an advice by another than the one who was asked.

CREATE OR REPLACE FUNCTION advice_add_only() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF rights_is_erasing(OLD.child_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'advice is added to, never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER advice_request_add_only BEFORE UPDATE OR DELETE ON advice_advicerequest
    FOR EACH ROW EXECUTE FUNCTION advice_add_only();
CREATE OR REPLACE TRIGGER advice_request_no_truncate BEFORE TRUNCATE ON advice_advicerequest
    FOR EACH STATEMENT EXECUTE FUNCTION advice_add_only();
CREATE OR REPLACE TRIGGER advice_add_only BEFORE UPDATE OR DELETE ON advice_advice
    FOR EACH ROW EXECUTE FUNCTION advice_add_only();
CREATE OR REPLACE TRIGGER advice_no_truncate BEFORE TRUNCATE ON advice_advice
    FOR EACH STATEMENT EXECUTE FUNCTION advice_add_only();
CREATE OR REPLACE TRIGGER advice_answer_add_only BEFORE UPDATE OR DELETE ON advice_adviceanswer
    FOR EACH ROW EXECUTE FUNCTION advice_add_only();
CREATE OR REPLACE TRIGGER advice_answer_no_truncate BEFORE TRUNCATE ON advice_adviceanswer
    FOR EACH STATEMENT EXECUTE FUNCTION advice_add_only();

CREATE OR REPLACE FUNCTION advice_by_who_was_asked() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM advice_advicerequest
        WHERE id = NEW.request_id AND child_id = NEW.child_id AND adviser_id = NEW.signed_by_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'advice is given by the one who was asked' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER advice_by_who_was_asked BEFORE INSERT ON advice_advice
    FOR EACH ROW EXECUTE FUNCTION advice_by_who_was_asked();
