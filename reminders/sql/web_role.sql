-- What the web role may do with reminders: plan, claim and clear them; a choice goes with an account that nobody used.

GRANT SELECT, INSERT, UPDATE, DELETE ON reminders_reminder TO :"web";
GRANT SELECT, INSERT, UPDATE, DELETE ON reminders_reminderchoice TO :"web";
