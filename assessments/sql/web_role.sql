-- What the web role may do with observation forms: all but TRUNCATE. Triggers keep what was signed.

GRANT SELECT, INSERT, UPDATE, DELETE ON assessments_answer, assessments_assessment TO :"web";
-- That a form was withdrawn, and who read it afterwards, is added to and never changed.
GRANT SELECT, INSERT ON assessments_withdrawal, assessments_withdrawnreading TO :"web";
-- Who was asked to observe is kept as it went, and is deleted only with its child.
GRANT SELECT, INSERT, UPDATE ON assessments_observationrequest TO :"web";
-- That a form waits for that of a colleague goes when it can be read.
GRANT SELECT, INSERT, DELETE ON assessments_heldform TO :"web";
