-- A child that somebody practises on stays apart from the children whom people work with.
--
-- Refuses a child that becomes a practice child, or stops being one, after it was registered: a practice child is
-- cleared by one person (erasing.sql in the app rights). Refuses a practice child in a team where people work, and any
-- other child in the team for practising.

CREATE OR REPLACE FUNCTION children_keep_practice_apart() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.practised_by_id IS DISTINCT FROM OLD.practised_by_id THEN
            RAISE EXCEPTION 'whether it is a practice child never changes' USING ERRCODE = 'restrict_violation';
        END IF;
    END IF;
    IF (NEW.practised_by_id IS NOT NULL)
            IS DISTINCT FROM (SELECT is_practice FROM accounts_team WHERE id = NEW.team_id) THEN
        RAISE EXCEPTION 'practice children have a team of their own' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER child_practice_apart BEFORE INSERT OR UPDATE ON children_child
    FOR EACH ROW EXECUTE FUNCTION children_keep_practice_apart();
