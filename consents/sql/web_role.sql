-- What the web role may do with authority and consent: read and add, never change.

GRANT SELECT, INSERT ON consents_authority, consents_consent TO :"web";
