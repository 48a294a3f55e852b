-- Every new audit event gets a seal: a SHA-256 over the seal before it and the values of the event.
--
-- audit_seal writes the next row of audit_chainlink. It runs with the rights of the owner, because the
-- web role may only read that table, and it is closed to everyone else. The trigger is deferred to the
-- commit, so that the lock that puts events in one order is held as briefly as possible.
-- The text that is hashed is that of audit/rules/canonical.py; a change here makes old seals unverifiable.

CREATE OR REPLACE FUNCTION audit_seal(sealing bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    last record;
    previous_seal text;
    said text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit_chainlink'));
    SELECT position, seal INTO last FROM audit_chainlink ORDER BY position DESC LIMIT 1;
    previous_seal := coalesce(last.seal, repeat('0', 64));
    SELECT jsonb_build_array(
        id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), event, action, outcome, actor_id,
        actor_name, actor_role, organisation_id, on_behalf_of_id, basis, child_id, object_type, object_id, page,
        request_id, session, address, version
    )::text INTO said FROM audit_auditevent WHERE id = sealing;
    INSERT INTO audit_chainlink (position, event_id, previous, seal) VALUES (
        coalesce(last.position, 0) + 1,
        sealing,
        previous_seal,
        encode(sha256(convert_to(previous_seal || said, 'UTF8')), 'hex')
    );
END $$;
REVOKE ALL ON FUNCTION audit_seal(bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_seal_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM audit_seal(NEW.id);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION audit_seal_new() FROM PUBLIC;
DROP TRIGGER IF EXISTS audit_event_seal ON audit_auditevent;
CREATE CONSTRAINT TRIGGER audit_event_seal AFTER INSERT ON audit_auditevent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_seal_new();
