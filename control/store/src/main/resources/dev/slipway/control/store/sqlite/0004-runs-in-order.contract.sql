-- Activities by the position of their first change, attempts by that of their activity. The rows
-- stay as they are; attempts.activity is a place only, and no part of the row's checksum.
create table activities_in_order (
  run text not null,
  recipe text not null,
  part text not null,
  first integer not null primary key,
  document text not null,
  crc integer not null,
  unique (run, recipe, part)
) strict;
insert into activities_in_order (run, recipe, part, first, document, crc)
  select run, recipe, part, first, document, crc from activities order by first;
create table attempts_in_order (
  run text not null,
  recipe text not null,
  part text not null,
  number integer not null,
  document text not null,
  crc integer not null,
  activity integer not null,
  primary key (activity, number)
) strict, without rowid;
insert into attempts_in_order (run, recipe, part, number, document, crc, activity)
  select t.run, t.recipe, t.part, t.number, t.document, t.crc, a.first
  from attempts t left join activities a using (run, recipe, part)
  order by a.first, t.number;
drop table attempts;
drop table activities;
alter table activities_in_order rename to activities;
alter table attempts_in_order rename to attempts;
create index attempts_by_run on attempts (run);
