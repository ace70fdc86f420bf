-- A sheet on which no sample was taken: what was found in its place, and whether the local body holds it to be so.
alter table sheet add column ending text;
alter table sheet add column upheld bigint;
