-- Every row ends with the CRC-32C of its other cells. "" stands for what is absent.

create table resources (
  uid text collate "C" not null primary key,
  generation bigint not null,
  kind text collate "C" not null,
  project text collate "C" not null,
  name_key text collate "C" not null,
  name text collate "C" not null,
  revision bigint not null,
  spec_version bigint not null,
  labels text collate "C" not null,
  spec text collate "C" not null,
  status text collate "C" not null,
  created text collate "C" not null,
  updated text collate "C" not null,
  crc bigint not null
);
create unique index resources_by_name on resources (project, kind, name_key);

create table generations (
  uid text collate "C" not null,
  generation bigint not null,
  kind text collate "C" not null,
  project text collate "C" not null,
  name_key text collate "C" not null,
  name text collate "C" not null,
  revision bigint not null,
  spec_version bigint not null,
  labels text collate "C" not null,
  spec text collate "C" not null,
  status text collate "C" not null,
  created text collate "C" not null,
  updated text collate "C" not null,
  crc bigint not null,
  primary key (uid, generation)
);

create table marks (
  project text collate "C" not null primary key,
  position bigint not null,
  ref text collate "C" not null,
  crc bigint not null
);

create table runs (
  uid text collate "C" not null primary key,
  project text collate "C" not null,
  created bigint not null,
  ended bigint not null,
  document text collate "C" not null,
  crc bigint not null
);
create index runs_by_age on runs (created, uid);
create index runs_by_project on runs (project, created, uid);
create index runs_by_end on runs (ended, created, uid);

create table activities (
  run text collate "C" not null,
  recipe text collate "C" not null,
  part text collate "C" not null,
  first bigint not null,
  document text collate "C" not null,
  crc bigint not null,
  primary key (run, recipe, part)
);

create table attempts (
  run text collate "C" not null,
  recipe text collate "C" not null,
  part text collate "C" not null,
  number bigint not null,
  document text collate "C" not null,
  crc bigint not null,
  primary key (run, recipe, part, number)
);

create table pointers (
  dataset text collate "C" not null,
  scope text collate "C" not null,
  version bigint not null,
  location text collate "C" not null,
  sha256 text collate "C" not null,
  snapshot bigint not null,
  crc bigint not null,
  primary key (dataset, scope)
);

create table fingerprints (
  dataset text collate "C" not null,
  part text collate "C" not null,
  document text collate "C" not null,
  crc bigint not null,
  primary key (dataset, part)
);

create table leases (
  server text collate "C" not null primary key,
  epoch bigint not null,
  expires text collate "C" not null,
  crc bigint not null
);

create table changes (
  position bigint not null primary key,
  subject text collate "C" not null,
  uid text collate "C" not null,
  project text collate "C" not null,
  body text collate "C" not null,
  crc bigint not null
);

create table audit (
  sequence bigint not null primary key,
  at text collate "C" not null,
  caller text collate "C" not null,
  caller_name text collate "C" not null,
  origin text collate "C" not null,
  action text collate "C" not null,
  resource text collate "C" not null,
  ref text collate "C" not null,
  difference text collate "C" not null,
  hash text collate "C" not null,
  crc bigint not null
);
create index audit_by_resource on audit (resource, sequence);

create table batches (
  id text collate "C" not null primary key,
  position bigint not null,
  at bigint not null,
  crc bigint not null
);
create index batches_by_age on batches (at);

create table heads (
  id bigint not null primary key,
  position bigint not null,
  audited bigint not null,
  hash text collate "C" not null,
  crc bigint not null
);
