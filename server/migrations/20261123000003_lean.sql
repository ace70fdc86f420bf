-- Each photo cost a page of this index, and nothing asks by it.
drop index media_digest;
