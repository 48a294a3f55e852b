-- What the web role may do with the records of children; never TRUNCATE.

-- The course of life.
GRANT SELECT, INSERT, UPDATE, DELETE ON
    assessments_circumstance, assessments_copingepisode, assessments_lifeevent, assessments_missedmoment,
    assessments_resource, assessments_resourceuse
    TO :"web";

-- Observation forms; triggers keep what was signed.
GRANT SELECT, INSERT, UPDATE, DELETE ON assessments_answer, assessments_assessment TO :"web";

-- Rights of the child and parents. The register of what was erased is written by assessments_erase (erasing.sql).
GRANT SELECT, INSERT, UPDATE, DELETE ON
    assessments_archive, assessments_erasurerequest, assessments_statement
    TO :"web";
GRANT SELECT ON assessments_erasure TO :"web";
