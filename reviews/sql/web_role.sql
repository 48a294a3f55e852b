-- What the web role may do with plans, judgements and what to talk about. A new judgement, or a new version of the
-- family's own plan, is a new row: none is changed. A score of a goal is added or taken back.

GRANT SELECT, INSERT, UPDATE, DELETE ON reviews_action, reviews_goal TO :"web";
GRANT SELECT, INSERT, DELETE ON reviews_goalscore TO :"web";
GRANT SELECT, INSERT ON reviews_judgement, reviews_familyplan TO :"web";
GRANT SELECT, INSERT, UPDATE, DELETE ON reviews_talkingpoints TO :"web";
