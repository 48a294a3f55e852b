-- The table of the cache (CACHES in config/settings.py), in which the processes of the site share counts,
-- such as failed sign-ins.
--
-- No model stands for it. UNLOGGED: writes are fast, and the table is empty again after a crash.

CREATE UNLOGGED TABLE accounts_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX accounts_cache_expires ON accounts_cache (expires);
