-- What the web role may do with the records of children; never TRUNCATE.

-- Observation forms; triggers keep what was signed.
GRANT SELECT, INSERT, UPDATE, DELETE ON assessments_answer, assessments_assessment TO :"web";

-- Rights of the child and parents. The register of what was erased is written by assessments_erase (erasing.sql).
GRANT SELECT, INSERT, UPDATE, DELETE ON
    assessments_archive, assessments_erasurerequest, assessments_statement
    TO :"web";
GRANT SELECT ON assessments_erasure TO :"web";
