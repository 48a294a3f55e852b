-- What the web role may do with invitations. One is withdrawn or expires, and is deleted only with its child.

GRANT SELECT, INSERT, UPDATE ON invitations_invitation TO :"web";
-- Answers that were never sent are erased, and those that stand in a form are kept there alone.
GRANT SELECT, INSERT, UPDATE, DELETE ON invitations_invitedanswer TO :"web";
-- Who approved a language stays: it is added to, never changed.
GRANT SELECT, INSERT ON invitations_languageapproval TO :"web";
