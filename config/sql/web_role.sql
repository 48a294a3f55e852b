-- What the web role may do with the schema, and with the tables of Django and of django-allauth.
--
-- Which migrations ran and which models there are is read only. Sequences give the numbers of new rows.

GRANT USAGE ON SCHEMA public TO :"web";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO :"web";
GRANT SELECT ON django_content_type, django_migrations TO :"web";
GRANT SELECT, INSERT, UPDATE, DELETE ON
    account_emailaddress, account_emailconfirmation, auth_group, auth_group_permissions, auth_permission,
    django_session, mfa_authenticator, socialaccount_socialaccount, socialaccount_socialapp,
    socialaccount_socialtoken
    TO :"web";
