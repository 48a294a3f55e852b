-- What the web role may do with observation forms: all but TRUNCATE. Triggers keep what was signed.

GRANT SELECT, INSERT, UPDATE, DELETE ON assessments_answer, assessments_assessment TO :"web";
