-- What a child or a parent says about a record is never changed.
--
-- Refuses UPDATE and DELETE on rights_statement. The one exception is DELETE while the child's
-- records are being erased (see erasing.sql).

CREATE OR REPLACE FUNCTION rights_refuse_statement_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF rights_is_erasing(OLD.child_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'a statement is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER statement_immutable BEFORE UPDATE OR DELETE ON rights_statement
    FOR EACH ROW EXECUTE FUNCTION rights_refuse_statement_change();
