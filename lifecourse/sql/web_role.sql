-- What the web role may do with the course of life of children; never TRUNCATE.

GRANT SELECT, INSERT, UPDATE, DELETE ON
    lifecourse_circumstance, lifecourse_copingepisode, lifecourse_lifeevent, lifecourse_missedmoment,
    lifecourse_quicknote, lifecourse_resource, lifecourse_resourceuse
    TO :"web";
