"""Each event is sealed at commit, on the seal before it; the web process cannot write seals itself.

The trigger is deferred, so that the lock that puts events in one row is taken last and held shortest:
at commit. The text that is hashed is that of `audit.canonical`.
"""

from django.db import migrations

# Written out, and not taken from `audit.canonical`: what was sealed once is never sealed otherwise.
START = "0" * 64
VALUES = """
    id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), event, action, outcome, actor_id,
    actor_name, actor_role, organisation_id, on_behalf_of_id, basis, child_id, object_type, object_id, page,
    request_id, session, address, version
"""
SEAL = f"""
CREATE FUNCTION audit_seal(sealing bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    last record;
    said text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit_chainlink'));
    SELECT position, seal INTO last FROM audit_chainlink ORDER BY position DESC LIMIT 1;
    SELECT jsonb_build_array({VALUES})::text INTO said FROM audit_auditevent WHERE id = sealing;
    INSERT INTO audit_chainlink (position, event_id, previous, seal) VALUES (
        coalesce(last.position, 0) + 1,
        sealing,
        coalesce(last.seal, '{START}'),
        encode(sha256(convert_to(coalesce(last.seal, '{START}') || said, 'UTF8')), 'hex')
    );
END $$;
REVOKE ALL ON FUNCTION audit_seal(bigint) FROM PUBLIC;
CREATE FUNCTION audit_seal_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM audit_seal(NEW.id);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION audit_seal_new() FROM PUBLIC;
DO $$
DECLARE
    earlier bigint;
BEGIN
    FOR earlier IN SELECT id FROM audit_auditevent ORDER BY id LOOP
        PERFORM audit_seal(earlier);
    END LOOP;
END $$;
CREATE CONSTRAINT TRIGGER audit_event_seal AFTER INSERT ON audit_auditevent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_seal_new();
CREATE TRIGGER audit_link_insert_only BEFORE UPDATE OR DELETE ON audit_chainlink
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_link_no_truncate BEFORE TRUNCATE ON audit_chainlink
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
"""
UNSEAL = """
DROP TRIGGER audit_link_no_truncate ON audit_chainlink;
DROP TRIGGER audit_link_insert_only ON audit_chainlink;
DROP TRIGGER audit_event_seal ON audit_auditevent;
DROP FUNCTION audit_seal_new();
DROP FUNCTION audit_seal(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_seals")]
    operations = [migrations.RunSQL(SEAL, UNSEAL)]
