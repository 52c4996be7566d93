-- What has gone back of a payment's money, and what is reserved for it: that and all that may still
-- go back. refund_sent_at is when the channel was last told to send some of it back.
ALTER TABLE payment
  ADD COLUMN refund_reserved BIGINT      NOT NULL DEFAULT 0,
  ADD COLUMN refunded        BIGINT      NOT NULL DEFAULT 0,
  ADD COLUMN refund_sent_at  DATETIME(3) NULL,
  ADD CONSTRAINT payment_refunds_fit CHECK (
    refunded >= 0 AND refunded <= refund_reserved
    AND refund_reserved <= COALESCE(received_amount, 0));

-- One row for each sum that is to go back to a buyer. surplus_of names the payment that goes back
-- as a whole because it paid nothing, and is null where a merchant asked for the refund.
CREATE TABLE refund (
  refund_no        BIGINT      NOT NULL PRIMARY KEY,
  order_no         BIGINT      NOT NULL,
  payment_no       BIGINT      NOT NULL,
  uid              BIGINT      NOT NULL,
  channel          VARCHAR(16) NOT NULL,
  surplus_of       BIGINT      NULL,
  amount           BIGINT      NOT NULL,
  reason           VARCHAR(80) NOT NULL,
  stage            VARCHAR(16) NOT NULL,
  failure_code     VARCHAR(64) NULL,
  created_at       DATETIME(3) NOT NULL,
  changed_at       DATETIME(3) NOT NULL,
  finished_at      DATETIME(3) NULL,
  -- Who works on it until when, or when it is due; null is never.
  next_attempt_at  DATETIME(3) NULL,
  to_be_asked      BOOLEAN     NOT NULL DEFAULT FALSE,
  attempts         INT         NOT NULL DEFAULT 0,
  unfinished_tries INT         NOT NULL DEFAULT 0,
  -- How often it was sent, and when last; whether one of these may have been done without our
  -- knowing; and the refusal that only the channel's answer to a question can confirm.
  sends            INT         NOT NULL DEFAULT 0,
  sent_at          DATETIME(3) NULL,
  in_doubt         BOOLEAN     NOT NULL DEFAULT FALSE,
  refusal          VARCHAR(64) NULL,
  version          BIGINT      NOT NULL,
  UNIQUE KEY refund_surplus (surplus_of),
  KEY refund_order (order_no, refund_no),
  KEY refund_payment (payment_no, stage),
  KEY refund_due (stage, channel, next_attempt_at),
  CHECK (amount > 0),
  CHECK (surplus_of IS NULL OR surplus_of = payment_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE channel_notice ADD COLUMN out_refund_no VARCHAR(32) NULL;
