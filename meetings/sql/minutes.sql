-- Closed minutes never change, and nothing is written to a discussion that was closed.
--
-- Refuses UPDATE and DELETE of a row of meetings_minutes, and TRUNCATE. Refuses a line (meetings_line) that is added,
-- changed or taken away while the discussion of its child is closed; that its action was removed since may be noted.
-- The one exception to both is DELETE while the child's records are being erased (see erasing.sql of the app rights).

CREATE OR REPLACE FUNCTION meetings_refuse_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF rights_is_erasing(OLD.child_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'closed minutes are immutable' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER minutes_immutable BEFORE UPDATE OR DELETE ON meetings_minutes
    FOR EACH ROW EXECUTE FUNCTION meetings_refuse_change();
CREATE OR REPLACE TRIGGER minutes_no_truncate BEFORE TRUNCATE ON meetings_minutes
    FOR EACH STATEMENT EXECUTE FUNCTION meetings_refuse_change();

CREATE OR REPLACE FUNCTION meetings_refuse_late_line() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    spoken_of uuid;
BEGIN
    SELECT child_id INTO spoken_of FROM meetings_agendaitem
        WHERE is_closed AND id = CASE WHEN TG_OP = 'INSERT' THEN NEW.item_id ELSE OLD.item_id END;
    IF FOUND AND NOT (TG_OP = 'DELETE' AND rights_is_erasing(spoken_of)) THEN
        RAISE EXCEPTION 'a closed discussion takes no lines' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE OR REPLACE TRIGGER line_only_while_open BEFORE INSERT OR DELETE
    OR UPDATE OF item_id, box, text, said_by, is_otherwise, written_at, written_by_id ON meetings_line
    FOR EACH ROW EXECUTE FUNCTION meetings_refuse_late_line();
