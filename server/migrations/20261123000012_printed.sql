-- Every paper that was printed, by the digest of its PDF: a paper in somebody's hand still verifies after the facts went on.
create table printed (
    digest text primary key,            -- of the PDF; the same content, template and fonts give the same bytes
    mark text not null,                 -- of what stands on it: behind the code that is printed on it
    sheet text not null,
    form text not null,                 -- contract::Form
    upto bigint not null,               -- the place in the campaign's order up to which the record was read
    at bigint not null                  -- when it was first printed
);
create index printed_mark on printed (mark);
