-- Reliability figures are switched off, never changed or removed.
--
-- Refuses UPDATE and DELETE on portfolio_reliabilityparameters, except the one UPDATE that fills in
-- switched_off_at and switched_off_by and changes nothing else; refuses TRUNCATE.

CREATE OR REPLACE FUNCTION portfolio_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.switched_off_at IS NULL AND NEW.switched_off_at IS NOT NULL
        AND (to_jsonb(OLD) - 'switched_off_at' - 'switched_off_by_id')
            = (to_jsonb(NEW) - 'switched_off_at' - 'switched_off_by_id') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'reliability figures are switched off, never changed or removed'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER reliability_parameters_kept BEFORE UPDATE OR DELETE ON portfolio_reliabilityparameters
    FOR EACH ROW EXECUTE FUNCTION portfolio_refuse_rewriting();
CREATE OR REPLACE TRIGGER reliability_parameters_no_truncate BEFORE TRUNCATE ON portfolio_reliabilityparameters
    FOR EACH STATEMENT EXECUTE FUNCTION portfolio_refuse_rewriting();
