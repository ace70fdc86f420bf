-- Whom and what the office trusts: phones that were lost, what each phone last said of itself, and people who left.

-- As the phone's browser names it when it registers; empty where it does not.
alter table device add column model text not null default '';

-- The phone that registered in this session, so that the session ends with it.
alter table session add column device text;

-- Each time that a phone was reported lost, and found again: never deleted, it is the log of it.
create table device_loss (
    device text not null,
    lost_at bigint not null,
    lost_by text not null,
    lost_why text not null,
    found_at bigint,
    found_by text,
    found_why text,
    primary key (device, lost_at)
);

-- The last contact of each phone, and what it said it still held then; phones of the first contract do not say.
create table device_contact (
    device text primary key,
    at bigint not null,
    commands bigint,
    media bigint,
    bytes bigint
);

-- Who left, by whose word and why. Their acts and assignments stay.
alter table person add column ended_at bigint;
alter table person add column ended_by text;
alter table person add column ended_why text;
