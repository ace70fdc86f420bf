-- The roster: what is searched for by itself, the versions of its entries, and the imports that made them.

alter table enterprise add column place text not null default '';        -- PlaceKind; filled at the start where an older program wrote the row
alter table enterprise add column version bigint not null default 1;
-- A list and its counts read this and no body.
create index enterprise_listed on enterprise (division, jurisdiction, name, place, credit_code, id);
create index enterprise_code on enterprise (credit_code);
create index enterprise_name on enterprise (name);

-- Every state that an entry ever had by an import: nothing is overwritten.
create table enterprise_version (
    enterprise text not null,
    version bigint not null,
    import text not null,               -- empty for the state in which the first import found it
    what text not null,                 -- found, added, changed, restored, withdrawn
    body text not null,
    primary key (enterprise, version)
);
create index enterprise_version_import on enterprise_version (import);

create table roster_import (
    id text primary key,
    at bigint not null,
    person text not null,
    name text not null,                 -- of the file
    digest text not null,               -- of its bytes
    bytes bigint not null,
    state text not null,                -- ImportState
    body text not null,                 -- headings, settings, counts
    judgement text not null,            -- digest of what became of all rows: what is taken is what was shown
    taken_at bigint,
    taken_by text,
    undone_at bigint,
    undone_by text,
    why text not null default ''
);
create index roster_import_at on roster_import (at, id);

create table roster_line (
    import text not null,
    line bigint not null,
    cells text not null,
    outcome text not null,
    judged text not null,
    primary key (import, line)
);
create index roster_line_outcome on roster_line (import, outcome, line);

-- What stayed in the roster when its import was taken back.
create table roster_kept (
    import text not null,
    line bigint not null,
    enterprise text not null,
    why text not null,                  -- contract::Kept
    draw text not null,                 -- the draw it stands in; empty where that is not why
    primary key (import, line)
);

-- Counts the changes of the roster, so that an import is judged beside what it changes.
insert into counter (name, value) values ('roster', 0);
