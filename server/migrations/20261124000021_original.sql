-- 盖章原件: scans of the stamped notice and authorisation of an assignment. None takes the place of another; the bytes are blobs.
create table original (
    assignment text not null,
    form text not null,                 -- contract::Form: notice, authorisation
    digest text not null,               -- of the bytes
    mime text not null,                 -- as the bytes themselves say
    bytes bigint not null,
    person text not null,               -- who handed it in
    at bigint not null,
    primary key (assignment, form, digest)
);
create index original_digest on original (digest);
