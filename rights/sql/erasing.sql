-- Erasing the records of a child: only on a request that a second person approved.
--
-- The web role cannot delete a signed form. Its one way is rights_erase, which runs with the rights
-- of the owner, checks the approved request first and writes the register (rights_erasure) and the audit event.
-- What belongs to a child is found by following the foreign keys in the catalogue of the database, so that
-- no table can be forgotten.

-- Returns the rows that point, directly or through other rows, at the given ones: {table: [keys as text]}.
CREATE OR REPLACE FUNCTION rights_rows_under(started jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found jsonb := started;
    link record;
    more jsonb;
    grown boolean := true;
BEGIN
    WHILE grown LOOP
        grown := false;
        FOR link IN
            SELECT source.relname AS source, target.relname AS target, key.attname AS key,
                   format_type(key.atttypid, NULL) AS type, own.attname AS own
            FROM pg_constraint foreign_key
            JOIN pg_class source ON source.oid = foreign_key.conrelid
            JOIN pg_class target ON target.oid = foreign_key.confrelid
            JOIN pg_attribute key ON key.attrelid = source.oid AND key.attnum = foreign_key.conkey[1]
            JOIN pg_constraint main ON main.conrelid = source.oid AND main.contype = 'p'
            JOIN pg_attribute own ON own.attrelid = source.oid AND own.attnum = main.conkey[1]
            WHERE foreign_key.contype = 'f' AND foreign_key.connamespace = 'public'::regnamespace
        LOOP
            CONTINUE WHEN NOT found ? link.target;
            EXECUTE format(
                'SELECT coalesce(jsonb_agg(DISTINCT id), ''[]'') FROM ('
                ' SELECT %1$I::text AS id FROM %2$I'
                ' WHERE %3$I = ANY (ARRAY(SELECT jsonb_array_elements_text($1))::%4$s[])'
                ' UNION SELECT jsonb_array_elements_text($2)) AS ids',
                link.own, link.source, link.key, link.type
            ) INTO more USING found -> link.target, coalesce(found -> link.source, '[]');
            IF jsonb_array_length(more) > coalesce(jsonb_array_length(found -> link.source), 0) THEN
                found := found || jsonb_build_object(link.source, more);
                grown := true;
            END IF;
        END LOOP;
    END LOOP;
    RETURN found;
END $$;

-- Says whether the records of this child are being erased now, by the owner of the tables. The triggers
-- that refuse a DELETE ask it.
CREATE OR REPLACE FUNCTION rights_is_erasing(child uuid) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class
                           WHERE oid = 'rights_erasure'::regclass)
       AND EXISTS (SELECT FROM rights_erasure WHERE child_key = child AND is_running)
$$;

-- Deletes all rows of the child of a row of the register, or the chosen ones ({table: [keys]}) with what points
-- at them; returns {table: number of deleted rows}. For the owner only.
CREATE OR REPLACE FUNCTION rights_destroy(erasure uuid, chosen jsonb) RETURNS jsonb LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    child uuid;
    whole jsonb;
    goes jsonb := '{}';
    counts jsonb := '{}';
    named text;
    own name;
    type text;
    n bigint;
BEGIN
    SELECT child_key INTO child FROM rights_erasure WHERE id = erasure;
    PERFORM FROM children_child WHERE id = child FOR UPDATE;
    IF NOT FOUND THEN
        RETURN counts;
    END IF;
    whole := rights_rows_under(jsonb_build_object('children_child', jsonb_build_array(child)));
    IF chosen IS NULL THEN
        goes := whole;
    ELSE
        FOR named IN SELECT jsonb_object_keys(chosen) LOOP
            CONTINUE WHEN NOT whole ? named;
            CONTINUE WHEN named IN ('children_child', 'rights_erasurerequest', 'children_retention');
            goes := goes || jsonb_build_object(named, (
                SELECT coalesce(jsonb_agg(id), '[]') FROM jsonb_array_elements_text(chosen -> named) AS id
                WHERE whole -> named ? id
            ));
        END LOOP;
        goes := rights_rows_under(goes);
    END IF;
    FOR named IN SELECT jsonb_object_keys(goes) LOOP
        SELECT attname, format_type(atttypid, NULL) INTO own, type FROM pg_constraint JOIN pg_attribute
            ON attrelid = conrelid AND attnum = conkey[1]
            WHERE contype = 'p' AND conrelid = format('%I', named)::regclass;
        EXECUTE format(
            'DELETE FROM %I WHERE %I = ANY (ARRAY(SELECT jsonb_array_elements_text($1))::%s[])', named, own, type
        ) USING goes -> named;
        GET DIAGNOSTICS n = ROW_COUNT;
        IF n > 0 THEN
            counts := counts || jsonb_build_object(named, n);
        END IF;
    END LOOP;
    RETURN counts;
END $$;
REVOKE ALL ON FUNCTION rights_destroy(uuid, jsonb) FROM PUBLIC;

-- Writes the audit event of a destruction, by the person who approved it or by the system (NULL). What else the
-- log keeps of the request of the browser is in `occasion`: role, page and the like. For the owner only.
CREATE OR REPLACE FUNCTION rights_log_destruction(
    event text, entry rights_erasure, actor uuid, occasion jsonb
) RETURNS void LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO audit_auditevent (event, action, outcome, actor_id, actor_name, actor_role, organisation_id,
        on_behalf_of_id, basis, child_id, object_type, object_id, page, request_id, session, address, version)
    SELECT event, 'D', 0, coalesce(actor::text, ''), '', coalesce(occasion ->> 'role', ''), entry.organisation_key,
        '', coalesce(occasion ->> 'basis', ''), entry.child_key, 'erasure', entry.id,
        coalesce(occasion ->> 'page', ''), coalesce(occasion ->> 'request_id', ''),
        coalesce(occasion ->> 'session', ''), coalesce(occasion ->> 'address', ''),
        coalesce(occasion ->> 'version', '')
$$;
REVOKE ALL ON FUNCTION rights_log_destruction(text, rights_erasure, uuid, jsonb) FROM PUBLIC;

-- Carries out an approved request and returns the id of its row in the register. Refuses a request that is
-- not granted, not approved by a second person or carried out already, one in the name of somebody who never had a
-- role in the organisation of the child, and a child whose retention is on hold.
CREATE OR REPLACE FUNCTION rights_erase(request uuid, digest text, occasion jsonb) RETURNS uuid LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    asked rights_erasurerequest;
    colleagues integer;
    made rights_erasure;
    done jsonb;
BEGIN
    SELECT * INTO asked FROM rights_erasurerequest WHERE id = request FOR UPDATE;
    IF asked.id IS NULL OR asked.decision <> 'granted' OR asked.approved_at IS NULL
            OR asked.approved_by_id = asked.decided_by_id OR asked.erasure_key IS NOT NULL THEN
        RAISE EXCEPTION 'nothing is destroyed without an approved request' USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT count(DISTINCT role.user_id) INTO colleagues FROM accounts_membership role JOIN children_child child
        ON child.organisation_id = role.organisation_id AND child.id = asked.child_id
        WHERE role.user_id IN (asked.decided_by_id, asked.approved_by_id);
    IF colleagues < 2 THEN
        RAISE EXCEPTION 'nothing is destroyed in the name of who never had a role here' USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM FROM children_retention WHERE child_id = asked.child_id AND hold_reason <> '';
    IF FOUND THEN
        RAISE EXCEPTION 'this file may not be destroyed yet' USING ERRCODE = 'restrict_violation';
    END IF;
    INSERT INTO rights_erasure (id, child_key, reference_digest, organisation_key, team_key, team_name,
        origin, asker, asked_on, is_whole, records, counts, decided_by_name, approved_by_name, destroyed_at, is_running)
    SELECT gen_random_uuid(), child.id, digest, child.organisation_id, team.id, team.name, asked.origin, asked.asker,
        asked.asked_on, asked.is_whole, CASE WHEN asked.is_whole THEN '{}'::jsonb ELSE asked.records END, '{}',
        (SELECT full_name FROM accounts_user WHERE id = asked.decided_by_id),
        (SELECT full_name FROM accounts_user WHERE id = asked.approved_by_id), now(), true
    FROM children_child child JOIN accounts_team team ON team.id = child.team_id WHERE child.id = asked.child_id
    RETURNING * INTO made;
    done := rights_destroy(made.id, CASE WHEN asked.is_whole THEN NULL ELSE asked.records END);
    UPDATE rights_erasure SET is_running = false, counts = done WHERE id = made.id;
    UPDATE rights_erasurerequest SET erasure_key = made.id WHERE id = request;
    PERFORM rights_log_destruction(CASE WHEN asked.is_whole THEN 'child_destroyed' ELSE 'records_destroyed' END,
        made, asked.approved_by_id, occasion);
    RETURN made.id;
END $$;

-- Clears a practice child, for the one person who practises on it, or for nobody (null) when that person is in no team
-- of the organisation any more; returns {table: number of deleted rows}. Refuses any other child. There is no child behind it, so it takes no second person and leaves no row in the register. Which
-- child is a practice child is fixed from its first day (practice.sql in the app children).
CREATE OR REPLACE FUNCTION rights_clear_practice(practised uuid, person uuid, occasion jsonb) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made rights_erasure;
    done jsonb;
BEGIN
    INSERT INTO rights_erasure (id, child_key, reference_digest, organisation_key, team_key, team_name,
        origin, asker, asked_on, is_whole, records, counts, decided_by_name, approved_by_name, destroyed_at, is_running)
    SELECT gen_random_uuid(), child.id, '', child.organisation_id, team.id, team.name, 'request', '',
        current_date, true, '{}', '{}', '', '', now(), true
    FROM children_child child JOIN accounts_team team ON team.id = child.team_id
    WHERE child.id = practised AND (child.practised_by_id = person OR person IS NULL AND NOT EXISTS (
        SELECT FROM accounts_membership role JOIN accounts_user colleague ON colleague.id = role.user_id
        WHERE role.user_id = child.practised_by_id AND role.organisation_id = child.organisation_id
        AND role.team_id IS NOT NULL AND role.ended_at IS NULL AND colleague.is_active))
    RETURNING * INTO made;
    IF made.id IS NULL THEN
        RAISE EXCEPTION 'only the own practice child is cleared by one person' USING ERRCODE = 'restrict_violation';
    END IF;
    done := rights_destroy(made.id, NULL);
    DELETE FROM rights_erasure WHERE id = made.id;
    PERFORM rights_log_destruction('practice_cleared', made, person, occasion);
    RETURN done;
END $$;

-- Erases once more what a row of the register names, after an older backup was restored; returns
-- {table: number of deleted rows}. For the owner only.
CREATE OR REPLACE FUNCTION rights_erase_again(entry jsonb, occasion jsonb) RETURNS jsonb LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    done jsonb;
    known rights_erasure := jsonb_populate_record(NULL::rights_erasure, entry || '{"is_running": true}');
BEGIN
    INSERT INTO rights_erasure SELECT known.*
        ON CONFLICT (id) DO UPDATE SET is_running = true;
    done := rights_destroy(known.id, CASE WHEN known.is_whole THEN NULL ELSE known.records END);
    UPDATE rights_erasure SET is_running = false WHERE id = known.id;
    IF done <> '{}' THEN
        PERFORM rights_log_destruction('child_again_destroyed', known, NULL, occasion);
    END IF;
    RETURN done;
END $$;
REVOKE ALL ON FUNCTION rights_erase_again(jsonb, jsonb) FROM PUBLIC;
