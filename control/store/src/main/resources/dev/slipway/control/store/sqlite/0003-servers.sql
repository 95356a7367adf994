-- What the servers are that hold leases; one without a row here is of form 2 or older.
create table servers (
  server text not null primary key,
  epoch integer not null,
  version text not null,
  form integer not null,
  since text not null,
  crc integer not null
) strict;
