-- Facts for other services, written in the transaction that makes them true. due_at is null once
-- a row is delivered or parked; a parked row waits for an operator.
CREATE TABLE outbox (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  destination  VARCHAR(16)  NOT NULL,
  type         VARCHAR(64)  NOT NULL,
  business_key VARCHAR(64)  NOT NULL,
  payload      TEXT         NOT NULL,
  trace_id     CHAR(32)     NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  due_at       DATETIME(3)  NULL,
  attempts     INT          NOT NULL DEFAULT 0,
  delivered_at DATETIME(3)  NULL,
  parked_at    DATETIME(3)  NULL,
  last_error   VARCHAR(500) NULL,
  KEY outbox_due (destination, due_at),
  KEY outbox_business_key (business_key),
  KEY outbox_delivered (delivered_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
