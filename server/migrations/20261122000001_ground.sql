-- The ground: the record, what it rests on, and what is read from it.

-- ── The record: append-only ────────────────────────────────────────────────────────────────────────────────────────────────────

-- The campaign's order. Updated inside each writing transaction, so that PostgreSQL lets one writer in at a time, as SQLite does.
create table counter (
    name text primary key,
    value bigint not null
);
insert into counter (name, value) values ('seq', 0);

-- One row a command, with the events it became. The office's own events (resolutions) have no device.
create table entry (
    seq bigint primary key,
    command text not null unique,       -- what makes sending it again harmless
    visit text not null,
    sheet text,
    device text,
    person text not null,               -- whose act
    number bigint,                      -- counts the device's commands
    previous text,                      -- digest of the device's previous body
    digest text not null,               -- of the bytes in `body`
    body text not null,                 -- exactly as it was signed
    signature text,
    events text not null,               -- JSON; the word "fact" stands for the event that the body itself states
    claimed_at bigint not null,
    device_at bigint not null,          -- what the device's own clock said
    received_at bigint not null
);
create index entry_visit on entry (visit, seq);
create index entry_link on entry (device, number);

-- What could not be taken in. The bytes are kept, as a JSON string, since PostgreSQL's text holds no NUL.
create table quarantine (
    command text not null,
    digest text not null,               -- the same bytes again make no second row
    device text not null,
    person text not null,               -- who was signed in when it came
    body text not null,
    signature text not null,
    reason text not null,
    received_at bigint not null,
    bytes bigint not null,              -- of the body, before it became a JSON string
    primary key (command, digest)
);
create index quarantine_received on quarantine (received_at, digest, command);

-- What was done about it.
create table quarantine_note (
    id text primary key,
    command text not null,
    digest text not null,
    person text not null,
    at bigint not null,
    note text not null
);
create index quarantine_note_of on quarantine_note (command, digest);

-- ── What it rests on ───────────────────────────────────────────────────────────────────────────────────────────────────────────

create table server_key (
    name text primary key,
    secret text not null,               -- 64 hexadecimal digits; whoever reads the database can sign times
    made_at bigint not null
);

create table campaign (
    id text primary key,
    seq bigint not null,                -- of the last change, for packages
    body text not null
);

create table rules (
    id text primary key,
    line bigint not null,
    version bigint not null,
    seq bigint not null,
    body text not null,
    unique (line, version)
);

create table calendar (
    date text primary key,
    kind text not null,
    name text not null
);

create table organisation (
    id text primary key,
    kind text not null,
    name text not null,
    seq bigint not null,
    body text not null
);

create table person (
    id text primary key,
    organisation text not null,
    role text not null,
    name text not null,
    staff_number text not null,
    seq bigint not null
);
create index person_organisation on person (organisation);

create table account (
    sign_in text primary key,
    person text not null unique,
    password text not null,             -- argon2id
    one_time bigint not null check (one_time in (0, 1)),
    failures bigint not null default 0,
    locked_until bigint
);

create table session (
    token text primary key,             -- SHA-256 of the cookie: a stolen database opens no door
    person text not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index session_person on session (person);

create table enrolment (
    code text primary key,              -- SHA-256 of the code: a stolen database lets no phone in
    person text not null,               -- whose phone
    given_by text not null,
    given_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

create table enterprise (
    id text primary key,
    name text not null,
    credit_code text not null,
    division bigint not null,
    jurisdiction text not null,
    body text not null
);

create table assignment (
    id text primary key,
    visit text not null unique,
    enterprise text not null,
    division bigint not null,
    jurisdiction text not null,
    day text not null,
    seq bigint not null,                -- of the last grant or change
    granted_at bigint not null,
    granted_by text not null,
    notice text not null,               -- its number, so that using it twice is noticed
    reason text not null default '',    -- why it was given all the same, where the office asked back
    body text not null
);
create index assignment_seq on assignment (seq);
create index assignment_notice on assignment (notice);
create index assignment_enterprise on assignment (enterprise);

create table assignment_person (
    assignment text not null,
    person text not null,
    primary key (assignment, person)
);
create index assignment_person_person on assignment_person (person);

-- The lines an assignment asks for, so that what is left of a share can be counted.
create table assignment_line (
    assignment text not null,
    line bigint not null,
    laboratory text not null,
    primary key (assignment, line, laboratory)
);

create table withdrawal (
    assignment text primary key,
    visit text not null unique,
    seq bigint not null,
    at bigint not null,
    person text not null
);

create table reserved_number (
    number text primary key,
    assignment text not null
);

create table reserved_seal (
    seal text primary key,
    assignment text not null
);

create table device (
    id text primary key,
    public_key text not null,           -- 64 hexadecimal digits; never replaced
    name text not null,
    registered_at bigint not null
);

create table device_person (
    device text not null,
    person text not null,
    at bigint not null,
    primary key (device, person)
);

-- The last link of each device's chain.
create table device_head (
    device text primary key,
    number bigint not null,
    digest text not null
);

-- ── Guards that need the whole campaign ────────────────────────────────────────────────────────────────────────────────────────

create table seal_use (
    seal text primary key,              -- nothing is used twice (O-36)
    sheet text not null,
    number text not null,               -- that sheet's
    seq bigint not null
);

create table sheet_number_use (
    number text primary key,            -- (O-27)
    sheet text not null,
    seq bigint not null
);

-- How many sheets of a line each laboratory has, so that counting them costs the same on the last day as on the first (O-05).
create table share_use (
    line bigint not null,
    laboratory text not null,
    sheets bigint not null,
    primary key (line, laboratory)
);

-- ── Read from the record: rebuilt by `fengyang rebuild` ────────────────────────────────────────────────────────────────────────

create table visit (
    id text primary key,
    assignment text not null,
    enterprise text not null,
    enterprise_name text not null,
    division bigint not null,
    jurisdiction text not null,
    state text not null,                -- contract::VisitState
    lat bigint,                         -- from arrival on, never before (D4); the roster's place where the phone knew none
    lon bigint,
    accuracy bigint,
    fixes bigint,
    arrived_at bigint,
    sheets bigint not null,
    complete bigint not null,
    findings bigint not null,           -- open ones, its sheets' included
    first_sheet text,
    seq bigint not null                 -- of its last entry
);
create index visit_seq on visit (seq);

create table sheet (
    id text primary key,
    visit text not null,
    number text not null,
    enterprise text not null,
    enterprise_name text not null,
    division bigint not null,
    jurisdiction text not null,
    line bigint not null,
    laboratory text not null,
    product text not null,
    same text,                          -- producer, standard, brand, model: what makes it the same product (A-8)
    opened_at bigint not null,
    completed_at bigint,
    findings bigint not null,           -- open ones
    seq bigint not null                 -- of its last entry
);
create index sheet_visit on sheet (visit);
create index sheet_seq on sheet (seq);
create index sheet_enterprise on sheet (enterprise);
create index sheet_line on sheet (line, laboratory);
create index sheet_same on sheet (same);

create table media (
    id text primary key,
    visit text not null,
    sheet text not null,
    device text not null,
    digest text not null,               -- as announced
    bytes bigint not null,
    mime text not null,
    seq bigint not null
);
create index media_sheet on media (sheet);
create index media_digest on media (digest);

create table finding (
    id text primary key,
    command text not null,
    visit text not null,
    sheet text,
    jurisdiction text not null,
    kind text not null,
    body text not null,                 -- the finding as it stands, its resolution included
    found_at bigint not null,
    resolved_at bigint,
    seq bigint not null                 -- of its last change, for packages
);
create index finding_visit on finding (visit);
create index finding_seq on finding (seq);

-- A visit reached a new state: what the map tells as "last".
create table happening (
    seq bigint primary key,
    at bigint not null,                 -- when the server had it
    visit text not null,
    sheet text,
    what text not null                  -- contract::VisitState
);

-- ── Not projections: files proved by their digest, the log of looks ────────────────────────────────────────────────────────────

create table upload (
    media text primary key,
    digest text not null,               -- computed over what is on disk
    bytes bigint not null,
    mime text not null,
    device text not null,
    person text not null,
    proved_at bigint not null
);
create index upload_digest on upload (digest);

-- A file that is on its way; the row goes when it is proved, or when nobody has gone on with it for a week.
create table staged (
    media text primary key,
    device text not null,               -- whose it is
    digest text not null,               -- as said when it began
    bytes bigint not null,
    mime text not null,
    received bigint not null,           -- so many are on disk, flushed
    midstate text not null,             -- SHA-256 after the last whole segment
    turn bigint not null,               -- grows with each call; who holds an older one writes nothing any more
    touched_at bigint not null
);
create index staged_touched on staged (touched_at);

create table look (
    id text primary key,
    at bigint not null,
    person text not null,
    kind text not null,
    subject text not null
);
create index look_subject on look (kind, subject);
create index look_person on look (person, kind, at);
