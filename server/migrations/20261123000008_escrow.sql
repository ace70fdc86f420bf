-- The public half of each agency's escrow key: the newest holds. Nothing in this database opens what is wrapped to it.
create table escrow (
    seq bigint not null primary key,
    organisation text not null,
    public_key text not null,
    made_at bigint not null,
    made_by text not null
);
-- A phone asked for keys that nobody's PIN opens any more; what is opened is wrapped to a key that never leaves the phone.
create table recovery (
    device text not null,
    asked_at bigint not null,
    asked_by text not null,
    body text not null,
    opened_at bigint,
    opened_by text,
    opened text,
    primary key (device, asked_at)
);
