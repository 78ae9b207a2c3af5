-- In which trace a fact was said; most are said in none. Repeatable, so that it comes after tables that were there before it.
alter table outbox add column if not exists traceparent text;
