-- A published instrument version never changes.
--
-- Refuses UPDATE and DELETE of a row of portfolio_instrumentversion that is no draft, except that a
-- published version may become retired with all its other columns the same; refuses TRUNCATE; refuses
-- that a draft is retired without having been published.

CREATE OR REPLACE FUNCTION portfolio_refuse_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status = 'published' AND NEW.status IN ('published', 'retired')
        AND (OLD.id, OLD.instrument_id, OLD.version, OLD.document, OLD.digest, OLD.published_at)
            = (NEW.id, NEW.instrument_id, NEW.version, NEW.document, NEW.digest, NEW.published_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published instrument version is immutable' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER instrument_version_immutable BEFORE UPDATE OR DELETE ON portfolio_instrumentversion
    FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION portfolio_refuse_change();
CREATE OR REPLACE TRIGGER instrument_version_no_truncate BEFORE TRUNCATE ON portfolio_instrumentversion
    FOR EACH STATEMENT EXECUTE FUNCTION portfolio_refuse_change();

CREATE OR REPLACE FUNCTION portfolio_refuse_shortcut() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a draft is published before it is retired' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER instrument_version_no_shortcut BEFORE UPDATE ON portfolio_instrumentversion
    FOR EACH ROW WHEN (OLD.status = 'draft' AND NEW.status = 'retired')
    EXECUTE FUNCTION portfolio_refuse_shortcut();
