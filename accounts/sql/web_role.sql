-- What the web role may do with people, teams, roles, sessions and the cache: everything but TRUNCATE.

GRANT SELECT, INSERT, UPDATE, DELETE ON
    accounts_cache, accounts_membership, accounts_organisation, accounts_proposedrole, accounts_session,
    accounts_team, accounts_user
    TO :"web";
