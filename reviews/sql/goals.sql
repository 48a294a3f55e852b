-- What is agreed about a goal stands fast once someone scored it, and nobody scores before it was agreed.
--
-- Refuses an UPDATE of the words, the levels, the start and the day of a goal (reviews_goal) with a score, and a score
-- (reviews_goalscore) of a day before the goal was agreed.

CREATE OR REPLACE FUNCTION reviews_keep_agreement() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (OLD.child_id, OLD.text, OLD.voice, OLD.said_by, OLD.far_below, OLD.below, OLD.agreed, OLD.above, OLD.far_above,
            OLD.starts_at, OLD.agreed_on)
        IS DISTINCT FROM (NEW.child_id, NEW.text, NEW.voice, NEW.said_by, NEW.far_below, NEW.below, NEW.agreed, NEW.above,
            NEW.far_above, NEW.starts_at, NEW.agreed_on)
        AND EXISTS (SELECT FROM reviews_goalscore WHERE goal_id = OLD.id)
    THEN
        RAISE EXCEPTION 'a goal that was scored keeps its words and levels' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER goal_keeps_agreement BEFORE UPDATE ON reviews_goal
    FOR EACH ROW EXECUTE FUNCTION reviews_keep_agreement();

CREATE OR REPLACE FUNCTION reviews_score_after_agreement() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.scored_on < (SELECT agreed_on FROM reviews_goal WHERE id = NEW.goal_id) THEN
        RAISE EXCEPTION 'a goal is agreed before it is scored' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER score_after_agreement BEFORE INSERT OR UPDATE ON reviews_goalscore
    FOR EACH ROW EXECUTE FUNCTION reviews_score_after_agreement();
