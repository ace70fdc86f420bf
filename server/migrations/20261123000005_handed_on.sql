-- 1: the session of somebody who left, on a phone that others use as well. It hands in what the phone holds, and nothing else.
alter table session add column handed_on bigint not null default 0;
