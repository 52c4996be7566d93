-- One row for each withdrawal that is paid out. The payee's account and name are kept because every
-- attempt has to repeat the first to the letter.
CREATE TABLE payout (
  withdrawal_no       BIGINT        NOT NULL PRIMARY KEY,
  uid                 BIGINT        NOT NULL,
  channel             VARCHAR(16)   NOT NULL,
  amount              BIGINT        NOT NULL,
  payee_account       VARCHAR(128)  NOT NULL,
  payee_name          VARCHAR(64)   NOT NULL,
  status              VARCHAR(16)   NOT NULL,
  channel_transfer_no VARCHAR(64)   NULL,
  paid_at             DATETIME(3)   NULL,
  failure_code        VARCHAR(64)   NULL,
  confirmation        VARCHAR(1024) NULL,
  created_at          DATETIME(3)   NOT NULL,
  changed_at          DATETIME(3)   NOT NULL,
  -- When the latest attempt began that the channel may have accepted without our knowing; written
  -- before the attempt is sent, and null where each attempt was refused.
  in_doubt_since      DATETIME(3)   NULL,
  -- Who works on it until when, and when it is worked on next; null is never.
  lease_until         DATETIME(3)   NULL,
  next_attempt_at     DATETIME(3)   NULL,
  attempts            INT           NOT NULL DEFAULT 0,
  turns               INT           NOT NULL DEFAULT 0,
  unfinished_tries    INT           NOT NULL DEFAULT 0,
  laid_aside_at       DATETIME(3)   NULL,
  version             BIGINT        NOT NULL,
  KEY payout_due (channel, next_attempt_at),
  KEY payout_status (status, changed_at),
  KEY payout_transfer (channel, channel_transfer_no),
  CHECK (amount > 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The payout that a notification is about.
ALTER TABLE channel_notice ADD COLUMN out_payout_no VARCHAR(32) NULL;
