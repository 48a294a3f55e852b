-- What the web role may do with meetings of a team. A meeting is cancelled, never deleted; who and whom it is about can change.
-- Lines can be taken back as long as the discussion is open; closed minutes are added and read (minutes.sql).

GRANT SELECT, INSERT, UPDATE ON meetings_meeting TO :"web";
GRANT SELECT, INSERT, DELETE ON meetings_meeting_invited TO :"web";
GRANT SELECT, INSERT, UPDATE, DELETE ON meetings_agendaitem, meetings_line TO :"web";
GRANT SELECT, INSERT ON meetings_minutes TO :"web";
