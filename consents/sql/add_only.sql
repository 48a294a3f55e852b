-- Who has authority over a child and who agreed to what is added to, never changed.
--
-- Refuses UPDATE, DELETE and TRUNCATE on consents_authority and consents_consent. The one exception is DELETE while the
-- child's records are being erased (see erasing.sql of rights).

CREATE OR REPLACE FUNCTION consents_add_only() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF rights_is_erasing(OLD.child_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'authority and consent are added to, never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER authority_add_only BEFORE UPDATE OR DELETE ON consents_authority
    FOR EACH ROW EXECUTE FUNCTION consents_add_only();
CREATE OR REPLACE TRIGGER authority_no_truncate BEFORE TRUNCATE ON consents_authority
    FOR EACH STATEMENT EXECUTE FUNCTION consents_add_only();
CREATE OR REPLACE TRIGGER consent_add_only BEFORE UPDATE OR DELETE ON consents_consent
    FOR EACH ROW EXECUTE FUNCTION consents_add_only();
CREATE OR REPLACE TRIGGER consent_no_truncate BEFORE TRUNCATE ON consents_consent
    FOR EACH STATEMENT EXECUTE FUNCTION consents_add_only();
