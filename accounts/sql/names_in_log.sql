-- An audit event names nobody but a person with an account, by the name of that account.
--
-- Refuses a new row of audit_auditevent whose actor_id is of nobody, or whose organisation_id is of no organisation
-- or of one in which that actor never had a role. Writes the name of the actor itself. That the actor really did it
-- cannot be checked here: the database does not know who sits at the browser.

CREATE OR REPLACE FUNCTION accounts_name_actor() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.actor_id = '' THEN
        NEW.actor_name := '';
    ELSE
        SELECT full_name INTO NEW.actor_name FROM accounts_user WHERE id = NEW.actor_id::uuid;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'an audit event names someone who has no account' USING ERRCODE = 'restrict_violation';
        END IF;
    END IF;
    IF NEW.organisation_id <> '' AND NOT EXISTS (
        SELECT FROM accounts_organisation organisation WHERE id = NEW.organisation_id::uuid
            AND (NEW.actor_id = '' OR EXISTS (SELECT FROM accounts_membership
                WHERE user_id = NEW.actor_id::uuid AND organisation_id = organisation.id))
    ) THEN
        RAISE EXCEPTION 'an audit event names an organisation in which its actor never had a role'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER audit_event_named BEFORE INSERT ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION accounts_name_actor();
