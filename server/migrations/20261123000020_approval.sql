-- The bureau's approvals that a backup part stays at the enterprise: read from the record, rebuilt by `fengyang rebuild`.
create table approval (
    seq bigint not null primary key,    -- of the entry that gave it
    visit text not null,
    person text not null,               -- who gave it
    body text not null
);
