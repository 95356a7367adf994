-- Every row ends with the CRC-32C of its other cells. "" stands for what is absent.

create table resources (
  uid text not null primary key,
  generation integer not null,
  kind text not null,
  project text not null,
  name_key text not null,
  name text not null,
  revision integer not null,
  spec_version integer not null,
  labels text not null,
  spec text not null,
  status text not null,
  created text not null,
  updated text not null,
  crc integer not null
) strict;
create unique index resources_by_name on resources (project, kind, name_key);

create table generations (
  uid text not null,
  generation integer not null,
  kind text not null,
  project text not null,
  name_key text not null,
  name text not null,
  revision integer not null,
  spec_version integer not null,
  labels text not null,
  spec text not null,
  status text not null,
  created text not null,
  updated text not null,
  crc integer not null,
  primary key (uid, generation)
) strict;

create table marks (
  project text not null primary key,
  position integer not null,
  ref text not null,
  crc integer not null
) strict;

create table runs (
  uid text not null primary key,
  project text not null,
  created integer not null,
  ended integer not null,
  document text not null,
  crc integer not null
) strict;
create index runs_by_age on runs (created, uid);
create index runs_by_project on runs (project, created, uid);
create index runs_by_end on runs (ended, created, uid);

create table activities (
  run text not null,
  recipe text not null,
  part text not null,
  first integer not null,
  document text not null,
  crc integer not null,
  primary key (run, recipe, part)
) strict;

create table attempts (
  run text not null,
  recipe text not null,
  part text not null,
  number integer not null,
  document text not null,
  crc integer not null,
  primary key (run, recipe, part, number)
) strict;

create table pointers (
  dataset text not null,
  scope text not null,
  version integer not null,
  location text not null,
  sha256 text not null,
  snapshot integer not null,
  crc integer not null,
  primary key (dataset, scope)
) strict;

create table fingerprints (
  dataset text not null,
  part text not null,
  document text not null,
  crc integer not null,
  primary key (dataset, part)
) strict;

create table leases (
  server text not null primary key,
  epoch integer not null,
  expires text not null,
  crc integer not null
) strict;

create table changes (
  position integer not null primary key,
  subject text not null,
  uid text not null,
  project text not null,
  body text not null,
  crc integer not null
) strict;

create table audit (
  sequence integer not null primary key,
  at text not null,
  caller text not null,
  caller_name text not null,
  origin text not null,
  action text not null,
  resource text not null,
  ref text not null,
  difference text not null,
  hash text not null,
  crc integer not null
) strict;
create index audit_by_resource on audit (resource, sequence);

create table batches (
  id text not null primary key,
  position integer not null,
  at integer not null,
  crc integer not null
) strict;
create index batches_by_age on batches (at);

create table heads (
  id integer not null primary key,
  position integer not null,
  audited integer not null,
  hash text not null,
  crc integer not null
) strict;
