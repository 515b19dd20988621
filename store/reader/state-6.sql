-- What lists ask of those that are out of them, without asking each row.
create index seen_out on seen (uid, archived, deleted)
	where archived = 1 or deleted = 1;
drop index seen_hidden;
