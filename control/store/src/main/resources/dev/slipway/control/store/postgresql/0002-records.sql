create table records (
  space text collate "C" not null,
  name text collate "C" not null,
  owner text collate "C" not null,
  value text collate "C" not null,
  version bigint not null,
  expires bigint not null,
  crc bigint not null,
  primary key (space, name)
);
create index records_by_owner on records (owner);
create index records_by_expiry on records (expires);
