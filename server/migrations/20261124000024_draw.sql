-- The draw (双随机): a stream of events of its own, and the frozen texts that its digests are of. Nothing of it is ever rewritten.
create table draw_event (
    draw text not null,
    place bigint not null,              -- in the stream, from 0
    seq bigint not null,
    at bigint not null,
    person text not null,
    body text not null,                 -- domain::draw::Event; secrets stand in it once they were told
    primary key (draw, place)
);

-- A text of a million entries is some hundred megabytes: it is kept in parts.
create table draw_text (
    draw text not null,
    kind text not null check (kind in ('roster', 'samplers')),
    part bigint not null,
    body text not null,
    primary key (draw, kind, part)
);

-- What a draw asks of a sampler (O-23, A-14).
create table certificate (
    person text primary key,
    number text not null,
    valid_until text not null,
    stated_at bigint not null,
    stated_by text not null
);

create table interest (
    person text not null,
    enterprise text not null,
    declared_at bigint not null,
    declared_by text not null,
    primary key (person, enterprise)
);
