-- What the web role may do with actions, judgements and what to talk about. A new judgement is a new row: none is changed.

GRANT SELECT, INSERT, UPDATE, DELETE ON reviews_action TO :"web";
GRANT SELECT, INSERT ON reviews_judgement TO :"web";
GRANT SELECT, INSERT, UPDATE, DELETE ON reviews_talkingpoints TO :"web";
