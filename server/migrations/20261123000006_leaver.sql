-- That a session is a leaver's, and hands in only, follows from person.ended_at.
alter table session drop column handed_on;
