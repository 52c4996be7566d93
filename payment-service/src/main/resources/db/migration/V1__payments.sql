-- One row for each payment of an order. open_slot is 1 while the payment can still bring money by
-- itself and null afterwards, so an order has one open payment of each channel and method.
CREATE TABLE payment (
  payment_no         BIGINT       NOT NULL PRIMARY KEY,
  order_no           BIGINT       NOT NULL,
  uid                BIGINT       NOT NULL,
  channel            VARCHAR(16)  NOT NULL,
  method             VARCHAR(16)  NOT NULL,
  amount             BIGINT       NOT NULL,
  subject            VARCHAR(128) NOT NULL,
  openid             VARCHAR(128) NULL,
  return_url         VARCHAR(512) NULL,
  status             VARCHAR(16)  NOT NULL,
  open_slot          INT          NULL,
  action             TEXT         NULL,
  failure_code       VARCHAR(64)  NULL,
  received_amount    BIGINT       NULL,
  channel_trade_no   VARCHAR(64)  NULL,
  succeeded_at       DATETIME(3)  NULL,
  disposition        VARCHAR(16)  NULL,
  created_at         DATETIME(3)  NOT NULL,
  expires_at         DATETIME(3)  NOT NULL,
  changed_at         DATETIME(3)  NOT NULL,
  -- Until when the channel itself takes money; fixed at the first attempt, so that every further
  -- one repeats the same request.
  channel_expires_at DATETIME(3)  NULL,
  -- The buffer's side: who submits until when, and when it may be tried (again); null is never.
  submit_lease_until DATETIME(3)  NULL,
  next_attempt_at    DATETIME(3)  NULL,
  attempts           INT          NOT NULL DEFAULT 0,
  unfinished_tries   INT          NOT NULL DEFAULT 0,
  -- The lost callback's side: when the channel is asked next; null is never.
  next_query_at      DATETIME(3)  NULL,
  last_query_at      DATETIME(3)  NULL,
  queries            INT          NOT NULL DEFAULT 0,
  version            BIGINT       NOT NULL,
  UNIQUE KEY payment_open_slot (order_no, channel, method, open_slot),
  KEY payment_order (order_no, payment_no),
  KEY payment_attempt (channel, next_attempt_at),
  KEY payment_query (next_query_at),
  KEY payment_disposition (disposition, order_no),
  KEY payment_status (status, changed_at),
  CHECK (amount > 0),
  CHECK (received_amount IS NULL OR received_amount > 0),
  CHECK (open_slot IS NULL OR open_slot = 1)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Every genuine notification of a channel, as it came and as it was understood when it was verified.
-- next_attempt_at is null once it has been processed.
CREATE TABLE channel_notice (
  id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  channel          VARCHAR(16)  NOT NULL,
  notification_id  VARCHAR(128) NOT NULL,
  kind             VARCHAR(32)  NOT NULL,
  out_trade_no     VARCHAR(32)  NULL,
  channel_trade_no VARCHAR(64)  NULL,
  amount           BIGINT       NULL,
  occurred_at      DATETIME(3)  NOT NULL,
  headers          TEXT         NOT NULL,
  body             MEDIUMBLOB   NOT NULL,
  received_at      DATETIME(3)  NOT NULL,
  next_attempt_at  DATETIME(3)  NULL,
  attempts         INT          NOT NULL DEFAULT 0,
  processed_at     DATETIME(3)  NULL,
  outcome          VARCHAR(32)  NULL,
  UNIQUE KEY channel_notice_id (channel, notification_id),
  KEY channel_notice_due (next_attempt_at),
  KEY channel_notice_trade (out_trade_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Tasks that nobody could finish. Each waits for an operator, who sets resolved_at.
CREATE TABLE dead_letter (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  queue       VARCHAR(32)  NOT NULL,
  task        VARCHAR(64)  NOT NULL,
  tries       INT          NOT NULL,
  created_at  DATETIME(3)  NOT NULL,
  resolved_at DATETIME(3)  NULL,
  KEY dead_letter_open (resolved_at, queue)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
