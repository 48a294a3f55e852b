-- Who read and approved the texts of a language is added to, never changed.
--
-- Refuses UPDATE, DELETE and TRUNCATE on invitations_languageapproval.

CREATE OR REPLACE FUNCTION invitations_language_add_only() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'approvals of a language are added to, never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER language_approval_add_only BEFORE UPDATE OR DELETE ON invitations_languageapproval
    FOR EACH ROW EXECUTE FUNCTION invitations_language_add_only();
CREATE OR REPLACE TRIGGER language_approval_no_truncate BEFORE TRUNCATE ON invitations_languageapproval
    FOR EACH STATEMENT EXECUTE FUNCTION invitations_language_add_only();
