-- An audit event carries the moment at which the database took it, whatever the one who adds it says.

CREATE OR REPLACE FUNCTION audit_set_moment() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    NEW.at := clock_timestamp();  -- not now(): a transaction can be begun long before
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER audit_event_dated BEFORE INSERT ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_set_moment();
