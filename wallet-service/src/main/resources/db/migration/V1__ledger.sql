-- Who owns money here. A wallet's row carries its balance and the head of its chain. The platform's
-- own accounts take part in every transfer, so they have no balance to update and nothing to fight
-- for: they are append-only, their ids are fixed and lie below 1000, and account_rollup sums them up.
-- No foreign key leads here: checking it would put a lock on the very row that is written last.
CREATE TABLE wallet_account (
  id          BIGINT      NOT NULL PRIMARY KEY,
  owner_uid   BIGINT      NOT NULL,
  kind        VARCHAR(32) NOT NULL,
  currency    CHAR(3)     NOT NULL,
  append_only BOOLEAN     NOT NULL,
  available   BIGINT      NOT NULL DEFAULT 0,
  frozen      BIGINT      NOT NULL DEFAULT 0,
  floor_fen   BIGINT      NOT NULL DEFAULT 0,
  version     BIGINT      NOT NULL DEFAULT 0,
  head_hash   BINARY(32)  NOT NULL,
  status      VARCHAR(16) NOT NULL,
  created_at  DATETIME(3) NOT NULL,
  updated_at  DATETIME(3) NOT NULL,
  UNIQUE KEY wallet_account_owner (owner_uid, kind, currency),
  CONSTRAINT wallet_account_platform CHECK (append_only = (id < 1000) AND append_only = (owner_uid = 0)),
  CONSTRAINT wallet_account_floor    CHECK (append_only OR available >= floor_fen),
  CONSTRAINT wallet_account_frozen   CHECK (frozen >= 0),
  CONSTRAINT wallet_account_version  CHECK (version >= 0),
  CONSTRAINT wallet_account_no_row   CHECK (NOT append_only OR (available = 0 AND frozen = 0 AND version = 0)),
  CONSTRAINT wallet_account_status   CHECK (status IN ('OPEN', 'FROZEN'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO wallet_account
  (id, owner_uid, kind, currency, append_only, head_hash, status, created_at, updated_at)
VALUES
  (1, 0, 'CLEARING_ALIPAY', 'CNY', TRUE, UNHEX(REPEAT('00', 32)), 'OPEN', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)),
  (2, 0, 'CLEARING_WECHAT', 'CNY', TRUE, UNHEX(REPEAT('00', 32)), 'OPEN', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)),
  (3, 0, 'SUSPENSE',        'CNY', TRUE, UNHEX(REPEAT('00', 32)), 'OPEN', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)),
  (4, 0, 'COMMISSION',      'CNY', TRUE, UNHEX(REPEAT('00', 32)), 'OPEN', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)),
  (5, 0, 'CHANNEL_FEES',    'CNY', TRUE, UNHEX(REPEAT('00', 32)), 'OPEN', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));

-- What was asked of the ledger, and what it said, once and for all. A transfer that was rejected is
-- a row too, so that asking again gives the same answer.
CREATE TABLE wallet_transfer (
  id           BIGINT      NOT NULL PRIMARY KEY,
  biz_type     VARCHAR(32) NOT NULL,
  biz_no       VARCHAR(64) NOT NULL,
  request_hash BINARY(32)  NOT NULL,
  currency     CHAR(3)     NOT NULL,
  amount       BIGINT      NOT NULL,
  hold_id      BIGINT      NULL,
  hold_step    VARCHAR(16) NULL,
  reverses_id  BIGINT      NULL,
  result       VARCHAR(16) NOT NULL,
  reason       VARCHAR(32) NULL,
  created_at   DATETIME(3) NOT NULL,
  UNIQUE KEY wallet_transfer_business (biz_type, biz_no),
  UNIQUE KEY wallet_transfer_reverses (reverses_id),
  KEY wallet_transfer_hold (hold_id),
  CONSTRAINT wallet_transfer_amount CHECK (amount > 0),
  CONSTRAINT wallet_transfer_step   CHECK ((hold_id IS NULL) = (hold_step IS NULL)),
  CONSTRAINT wallet_transfer_steps  CHECK (hold_step IN ('OPEN', 'SETTLE', 'RELEASE')),
  CONSTRAINT wallet_transfer_result CHECK (result IN ('POSTED', 'REJECTED')),
  CONSTRAINT wallet_transfer_reason CHECK ((result = 'REJECTED') = (reason IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Every change of every bucket. A wallet's entries count up without a gap and are chained by their
-- hashes; an append-only account's carry the transfer's number as their sequence, and no more.
CREATE TABLE wallet_entry (
  account_id      BIGINT      NOT NULL,
  seq             BIGINT      NOT NULL,
  transfer_id     BIGINT      NOT NULL,
  leg             INT         NOT NULL,
  type            VARCHAR(32) NOT NULL,
  bucket          VARCHAR(16) NOT NULL,
  amount          BIGINT      NOT NULL,
  available_after BIGINT      NULL,
  frozen_after    BIGINT      NULL,
  prev_hash       BINARY(32)  NULL,
  hash            BINARY(32)  NULL,
  created_at      DATETIME(3) NOT NULL,
  PRIMARY KEY (account_id, seq),
  UNIQUE KEY wallet_entry_leg (transfer_id, leg),
  KEY wallet_entry_time (account_id, created_at),
  CONSTRAINT wallet_entry_transfer FOREIGN KEY (transfer_id) REFERENCES wallet_transfer (id),
  CONSTRAINT wallet_entry_amount   CHECK (amount <> 0),
  CONSTRAINT wallet_entry_bucket   CHECK (bucket IN ('AVAILABLE', 'FROZEN')),
  CONSTRAINT wallet_entry_seq      CHECK (seq > 0),
  CONSTRAINT wallet_entry_chained  CHECK (
    (account_id < 1000 AND seq = transfer_id AND bucket = 'AVAILABLE' AND available_after IS NULL
       AND frozen_after IS NULL AND prev_hash IS NULL AND hash IS NULL)
    OR (account_id >= 1000 AND available_after IS NOT NULL AND frozen_after IS NOT NULL
       AND prev_hash IS NOT NULL AND hash IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Money that is set aside for one purpose. Its id is that of the transfer that opened it.
CREATE TABLE wallet_hold (
  id         BIGINT      NOT NULL PRIMARY KEY,
  account_id BIGINT      NOT NULL,
  amount     BIGINT      NOT NULL,
  settled    BIGINT      NOT NULL DEFAULT 0,
  released   BIGINT      NOT NULL DEFAULT 0,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  KEY wallet_hold_account (account_id),
  CONSTRAINT wallet_hold_transfer FOREIGN KEY (id) REFERENCES wallet_transfer (id),
  CONSTRAINT wallet_hold_amount   CHECK (amount > 0),
  CONSTRAINT wallet_hold_parts    CHECK (settled >= 0 AND released >= 0 AND settled + released <= amount)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The balance of each append-only account over its entries up to the watermark, that one included.
CREATE TABLE account_rollup (
  account_id BIGINT      NOT NULL PRIMARY KEY,
  watermark  BIGINT      NOT NULL,
  balance    BIGINT      NOT NULL,
  entries    BIGINT      NOT NULL,
  updated_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO account_rollup (account_id, watermark, balance, entries, updated_at)
SELECT id, 0, 0, 0, UTC_TIMESTAMP(3) FROM wallet_account WHERE append_only;
