-- Who handed in what a phone recorded, where the phone did not send it itself: that it came says nothing of when the phone was heard.
alter table entry add column carrier text;
