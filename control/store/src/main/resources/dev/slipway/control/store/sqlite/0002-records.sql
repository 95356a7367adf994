create table records (
  space text not null,
  name text not null,
  owner text not null,
  value text not null,
  version integer not null,
  expires integer not null,
  crc integer not null,
  primary key (space, name)
) strict;
create index records_by_owner on records (owner);
create index records_by_expiry on records (expires);
