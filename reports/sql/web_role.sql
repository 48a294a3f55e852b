-- What the web role may do with the monthly look at the log: everything but TRUNCATE. Triggers keep what was signed.

GRANT SELECT, INSERT, UPDATE, DELETE ON reports_logreview, reports_logreviewitem TO :"web";
