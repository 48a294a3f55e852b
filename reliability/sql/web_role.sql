-- What the web role may do with figures that were computed: the next computation takes the place of the last.

GRANT SELECT, INSERT, UPDATE, DELETE ON reliability_computedfigures TO :"web";
