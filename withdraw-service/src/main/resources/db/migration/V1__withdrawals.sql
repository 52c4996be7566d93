-- One row for each withdrawal, written before the wallet is asked for its money. FREEZING and
-- REFUSED are stages of our own, which nobody outside sees.
CREATE TABLE withdrawal (
  withdrawal_no       BIGINT       NOT NULL PRIMARY KEY,
  uid                 BIGINT       NOT NULL,
  amount              BIGINT       NOT NULL,
  fee                 BIGINT       NOT NULL,
  payout_amount       BIGINT       NOT NULL,
  channel             VARCHAR(16)  NOT NULL,
  payee_account       VARCHAR(64)  NOT NULL,
  payee_name          VARCHAR(64)  NOT NULL,
  stage               VARCHAR(16)  NOT NULL,
  -- How many operators must approve; written with the row, so that a later rule changes no earlier
  -- withdrawal. 0 is approved by rule.
  approvals_needed    INT          NOT NULL,
  reviewed_by         VARCHAR(255) NULL,
  failure_code        VARCHAR(64)  NULL,
  channel_transfer_no VARCHAR(128) NULL,
  created_at          DATETIME(3)  NOT NULL,
  changed_at          DATETIME(3)  NOT NULL,
  frozen_at           DATETIME(3)  NULL,
  payout_begun_at     DATETIME(3)  NULL,
  -- When payment-service said that it has the payout; until then it is asked again.
  payout_taken_at     DATETIME(3)  NULL,
  paid_at             DATETIME(3)  NULL,
  -- When this service takes its next step by itself, or the end of the lease under which it is being
  -- taken; null while others have to act, and after the end.
  next_step_at        DATETIME(3)  NULL,
  step_tries          INT          NOT NULL DEFAULT 0,
  version             BIGINT       NOT NULL,
  KEY withdrawal_owner (uid, withdrawal_no),
  KEY withdrawal_stage (stage, withdrawal_no),
  KEY withdrawal_step (next_step_at),
  CHECK (amount > 0 AND fee >= 0 AND payout_amount > 0 AND payout_amount + fee = amount),
  CHECK (approvals_needed BETWEEN 0 AND 2)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who decided what, when and why. Rows are added and never changed.
CREATE TABLE withdrawal_review (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  withdrawal_no BIGINT       NOT NULL,
  operator      VARCHAR(255) NOT NULL,
  decision      VARCHAR(16)  NOT NULL,
  reason        VARCHAR(200) NULL,
  decided_at    DATETIME(3)  NOT NULL,
  UNIQUE KEY withdrawal_review_once (withdrawal_no, operator, decision)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
