-- What the web role may do with archives, requests, statements and the register of what was destroyed.

-- Rights of the child and parents. The register of what was erased is written by rights_erase (erasing.sql).
GRANT SELECT, INSERT, UPDATE, DELETE ON
    rights_archive, rights_erasurerequest, rights_statement
    TO :"web";
GRANT SELECT ON rights_erasure TO :"web";
