-- That a session is a leaver's, and hands in only, follows from person.ended_at. What was handed on to a colleague would now be that colleague's whole.
delete from session where handed_on = 1;
alter table session drop column handed_on;
