-- What the web role may do with the audit log: add events and read. Seals are written by audit_seal (chain.sql).

GRANT SELECT, INSERT ON audit_auditevent TO :"web";
GRANT SELECT ON audit_chainlink TO :"web";
