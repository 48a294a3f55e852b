-- What the web role may do with the monthly look at the log: everything but TRUNCATE. Triggers keep what was signed.

GRANT SELECT, INSERT, UPDATE, DELETE ON logbook_logreview, logbook_logreviewitem TO :"web";
