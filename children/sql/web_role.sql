-- What the web role may do with children, who may see them, and notes on safety; never TRUNCATE.

-- Children, who may see them, and how long their file is kept.
GRANT SELECT, INSERT, UPDATE, DELETE ON
    children_child, children_grant, children_retention, children_retentionterm,
    children_safetycontact
    TO :"web";
-- Notes on safety are added to, never changed.
GRANT SELECT, INSERT ON children_safetynote, children_specialisthelp TO :"web";
