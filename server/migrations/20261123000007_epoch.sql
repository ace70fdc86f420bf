-- Which life of the record this database holds. It is no part of a backup: whoever restores one begins another life, and phones hand in again
-- what the older copy does not have.
create table epoch (name text not null primary key, id text not null);
