-- What the web role may do with reminders: plan, claim and clear them; a choice stays until it is another one.

GRANT SELECT, INSERT, UPDATE, DELETE ON reminders_reminder TO :"web";
GRANT SELECT, INSERT, UPDATE ON reminders_reminderchoice TO :"web";
