-- An instrument with a published version keeps its identity.
--
-- Refuses an UPDATE of portfolio_instrument that changes the id, key, kind, organisation or origin
-- (copied_from) of an instrument of which a version has left the draft status.

CREATE OR REPLACE FUNCTION portfolio_refuse_moving() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM portfolio_instrumentversion
               WHERE instrument_id = OLD.id AND status <> 'draft') THEN
        RAISE EXCEPTION 'an instrument with a published version keeps its key, organisation and origin'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER instrument_keeps_its_key BEFORE UPDATE ON portfolio_instrument
    FOR EACH ROW WHEN ((OLD.id, OLD.key, OLD.organisation_id, OLD.copied_from_id)
        IS DISTINCT FROM (NEW.id, NEW.key, NEW.organisation_id, NEW.copied_from_id))
    EXECUTE FUNCTION portfolio_refuse_moving();
CREATE OR REPLACE TRIGGER instrument_keeps_its_kind BEFORE UPDATE ON portfolio_instrument
    FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind) EXECUTE FUNCTION portfolio_refuse_moving();
