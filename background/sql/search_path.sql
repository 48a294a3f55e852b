-- The functions of the queue are those of procrastinate, which leave open where they look. They look at our own tables,
-- and at no temporary one that somebody made with the same name.

DO $$
DECLARE
    queue_function regprocedure;
BEGIN
    FOR queue_function IN
        SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'procrastinate\_%'
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', queue_function);
    END LOOP;
END $$;
