-- Working days, duties, the feed of them, and the e-CQS ledger.

-- The working days of a year, in the versions in which they were loaded: a later list is a new version, and none is ever overwritten.
create table calendar_year (
    year bigint not null,
    version bigint not null,            -- counted from 1
    seq bigint not null,                -- for packages
    digest text not null,               -- of the file's bytes; empty where an earlier program kept the days without their file
    document text not null,             -- the number of the State Council's notice
    dated text not null,                -- when that was issued
    file text not null,                 -- the file as it came, as a JSON string
    person text,                        -- who loaded it; nobody where it came with the program
    at bigint not null,
    primary key (year, version)
);
create table calendar_day (
    year bigint not null,
    version bigint not null,
    date text not null,
    kind text not null,
    name text not null,
    statutory bigint not null check (statutory in (0, 1)),
    primary key (year, version, date)
);
-- What was kept before becomes the first version; `calendar` itself is no longer read, and goes with a later release.
insert into calendar_year (year, version, seq, digest, document, dated, file, person, at)
    select distinct cast(substr(date, 1, 4) as bigint), 1, 0, '', '', '', '""', null, 0 from calendar;
insert into calendar_day (year, version, date, kind, name, statutory)
    select cast(substr(date, 1, 4) as bigint), 1, date, kind, name, case when date in (
        '2024-01-01', '2024-02-10', '2024-02-11', '2024-02-12', '2024-04-04', '2024-05-01', '2024-06-10', '2024-09-17', '2024-10-01', '2024-10-02',
        '2024-10-03', '2025-01-01', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-04-04', '2025-05-01', '2025-05-02', '2025-05-31',
        '2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-04-05',
        '2026-05-01', '2026-05-02', '2026-06-19', '2026-09-25', '2026-10-01', '2026-10-02', '2026-10-03') then 1 else 0 end from calendar;

-- The local body has to give its opinion on how the sheet ended (O-48, form 4G): read from the record. Of missing samples that were told before this,
-- `fengyang rebuild` tells it.
alter table sheet add column awaits bigint;
update sheet set awaits = 1 where ending = 'refused';

-- What is open, so that finding it costs the same on the last day as on the first.
create index visit_open on visit (id) where arrived_at is not null and (sheets = 0 or complete < sheets);
create index sheet_awaiting on sheet (id) where awaits = 1 and upheld is null;
create index finding_open on finding (id) where resolved_at is null;

-- Which duties a person has marked as seen, as long as they are open; and when.
create table duty_seen (
    person text not null,
    duty text not null,                 -- the word of domain::duty::Owed
    primary key (person, duty)
);
create table duty_look (
    person text primary key,
    at bigint not null
);

-- The secret address under which a calendar program fetches one account's duties.
create table feed (
    person text primary key,
    token text not null unique,         -- SHA-256 of the secret: a stolen database opens no feed
    made_at bigint not null
);

-- How far each sample stands in e-CQS (O-75, O-76): one row a word of the clerk's, never changed; the highest version is how it stands.
create table ledger (
    sheet text not null,
    version bigint not null,            -- counted from 1
    state text not null,                -- domain::ledger::LedgerState
    record text not null,               -- the number that e-CQS gave
    note text not null,
    person text not null,
    at bigint not null,
    latest bigint not null check (latest in (0, 1)),
    primary key (sheet, version)
);
create index ledger_latest on ledger (sheet) where latest = 1;
