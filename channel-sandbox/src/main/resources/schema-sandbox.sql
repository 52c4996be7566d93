-- Amounts are fen, times are milliseconds since 1970 in UTC.

create table if not exists trade (
  id           integer primary key,
  channel      text not null,
  account      text not null,
  app_id       text not null,
  out_trade_no text not null,
  trade_no     text,
  token        text not null unique,
  product      text not null,
  subject      text not null,
  total        integer not null check (total > 0),
  fingerprint  text not null,
  notify_url   text,
  return_url   text,
  quit_url     text,
  attachment   text,
  buyer        text not null,
  state        text not null,
  paid         integer not null default 0,
  refunded     integer not null default 0,
  fee          integer not null default 0,
  expires_at   integer not null,
  created_at   integer not null,
  paid_at      integer,
  closed_at    integer,
  unique (channel, account, out_trade_no),
  check (refunded between 0 and paid)
);

create index if not exists trade_by_number on trade (channel, out_trade_no);
create index if not exists trade_by_channel_number on trade (channel, trade_no);

create table if not exists refund (
  id            integer primary key,
  trade_id      integer not null references trade,
  channel       text not null,
  account       text not null,
  out_refund_no text not null,
  refund_no     text not null,
  amount        integer not null check (amount > 0),
  reason        text,
  notify_url    text,
  state         text not null,
  due_at        integer not null,
  created_at    integer not null,
  finished_at   integer,
  unique (trade_id, out_refund_no)
);

create index if not exists refund_by_number on refund (channel, account, out_refund_no);
create index if not exists refund_due on refund (due_at) where state = 'PROCESSING';

-- Append-only: every change of a merchant's money at the channel, signed.
create table if not exists movement (
  id         integer primary key,
  channel    text not null,
  account    text not null,
  kind       text not null,
  reference  text not null,
  amount     integer not null check (amount <> 0),
  created_at integer not null,
  unique (channel, kind, reference)
);

create index if not exists movement_by_account on movement (channel, account, created_at);

create table if not exists notification (
  id              integer primary key,
  channel         text not null,
  account         text not null,
  matter          text not null,
  notify_id       text not null unique,
  event           text not null,
  url             text not null,
  content         text not null,
  attempts        integer not null default 0,
  sent            integer not null default 0,
  acknowledged    integer not null default 0,
  next_attempt_at integer,
  created_at      integer not null
);

create index if not exists notification_due on notification (next_attempt_at) where next_attempt_at is not null;
create index if not exists notification_by_matter on notification (matter);

-- The faults that were ordered last: one row, or none.
create table if not exists fault_order (
  id      integer primary key check (id = 1),
  content text not null
);

-- What came and went of a merchant's money since faults were ordered last.
create table if not exists balance_change (
  channel text not null,
  account text not null,
  amount  integer not null,
  primary key (channel, account)
);

create table if not exists transfer (
  id          integer primary key,
  channel     text not null,
  account     text not null,
  app_id      text not null,
  out_biz_no  text not null,
  transfer_no text not null unique,
  fund_no     text not null,
  token       text not null unique,
  amount      integer not null check (amount > 0),
  payee       text not null,
  remark      text,
  fingerprint text not null,
  notify_url  text,
  doom        text,
  state       text not null,
  failure     text,
  due_at      integer,
  expires_at  integer not null,
  created_at  integer not null,
  updated_at  integer not null,
  unique (channel, account, out_biz_no),
  check ((state = 'FAILED') = (failure is not null))
);

create index if not exists transfer_by_number on transfer (channel, out_biz_no);
create index if not exists transfer_due on transfer (due_at) where due_at is not null;
