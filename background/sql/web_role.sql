-- What the web role may do with the queue: put work in it, take it out, and note what became of it; never TRUNCATE.

GRANT SELECT, INSERT, UPDATE, DELETE ON
    procrastinate_jobs, procrastinate_periodic_defers, procrastinate_workers
    TO :"web";
-- What happened to a job is added to by triggers, and goes with the job.
GRANT SELECT, INSERT ON procrastinate_events TO :"web";
GRANT SELECT, INSERT, DELETE ON background_done TO :"web";
