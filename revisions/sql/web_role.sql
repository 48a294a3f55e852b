-- What the web role may do with the forms that were posted: add and read. `clear_posted_forms` removes old ones.

GRANT SELECT, INSERT ON revisions_postedform TO :"web";
