-- Notes on the steps of the reporting code and on specialist help are added to, never changed.
--
-- Refuses UPDATE, DELETE and TRUNCATE on children_safetynote and children_specialisthelp. The one
-- exception is DELETE while the child's records are being erased (see erasing.sql).

CREATE OR REPLACE FUNCTION children_add_only() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF rights_is_erasing(OLD.child_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'what is noted on safety is added to, never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER safety_note_add_only BEFORE UPDATE OR DELETE ON children_safetynote
    FOR EACH ROW EXECUTE FUNCTION children_add_only();
CREATE OR REPLACE TRIGGER safety_note_no_truncate BEFORE TRUNCATE ON children_safetynote
    FOR EACH STATEMENT EXECUTE FUNCTION children_add_only();
CREATE OR REPLACE TRIGGER specialist_help_add_only BEFORE UPDATE OR DELETE ON children_specialisthelp
    FOR EACH ROW EXECUTE FUNCTION children_add_only();
CREATE OR REPLACE TRIGGER specialist_help_no_truncate BEFORE TRUNCATE ON children_specialisthelp
    FOR EACH STATEMENT EXECUTE FUNCTION children_add_only();
