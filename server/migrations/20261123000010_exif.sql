-- What a camera wrote into a picture, read once from its proved bytes: no projection, for no event tells of it. Where the row of a proved file
-- is missing, the server reads that file again.
create table exif (
    digest text primary key,            -- of the file; one that says nothing has a row of nothing
    clock bigint,                       -- the face of the camera's clock, as a clock in China shows it
    zone bigint,                        -- minutes ahead of UTC, where the camera says so
    lat bigint,                         -- 1e-7 degrees
    lon bigint,
    make text,
    model text,
    orientation bigint
);
