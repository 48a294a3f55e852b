-- What the web role may do with exports: ask for one, make it, and throw it away after a few hours.

GRANT SELECT, INSERT, UPDATE, DELETE ON exports_export TO :"web";
