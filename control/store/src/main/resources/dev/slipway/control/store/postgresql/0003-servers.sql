-- What the servers are that hold leases; one without a row here is of form 2 or older.
create table servers (
  server text collate "C" not null primary key,
  epoch bigint not null,
  version text collate "C" not null,
  form bigint not null,
  since text collate "C" not null,
  crc bigint not null
);

-- The oldest form that a writer must know; none older can commit. No part of the row's checksum.
alter table heads add column oldest bigint;
