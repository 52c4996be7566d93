-- Orders, four tables of each kind; a row's table is the gene of its uid modulo four, which is also
-- the gene of its number. The narrow table holds what is read and changed all the time.

CREATE TABLE t_order_0 (
  order_no            BIGINT      NOT NULL PRIMARY KEY,
  merchant_uid        BIGINT      NOT NULL,
  status              VARCHAR(20) NOT NULL,
  refunded_fen        BIGINT      NOT NULL DEFAULT 0,
  credited_payment_no BIGINT      NULL,
  expires_at          DATETIME(3) NOT NULL,
  changed_at          DATETIME(3) NOT NULL,
  version             BIGINT      NOT NULL,
  sweep_after         DATETIME(3) NULL,
  KEY t_order_0_uid (merchant_uid),
  KEY t_order_0_uid_status (merchant_uid, status),
  KEY t_order_0_expiry (status, expires_at, sweep_after),
  KEY t_order_0_changed (changed_at),
  CONSTRAINT t_order_0_refunded CHECK (refunded_fen >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_1 (
  order_no            BIGINT      NOT NULL PRIMARY KEY,
  merchant_uid        BIGINT      NOT NULL,
  status              VARCHAR(20) NOT NULL,
  refunded_fen        BIGINT      NOT NULL DEFAULT 0,
  credited_payment_no BIGINT      NULL,
  expires_at          DATETIME(3) NOT NULL,
  changed_at          DATETIME(3) NOT NULL,
  version             BIGINT      NOT NULL,
  sweep_after         DATETIME(3) NULL,
  KEY t_order_1_uid (merchant_uid),
  KEY t_order_1_uid_status (merchant_uid, status),
  KEY t_order_1_expiry (status, expires_at, sweep_after),
  KEY t_order_1_changed (changed_at),
  CONSTRAINT t_order_1_refunded CHECK (refunded_fen >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_2 (
  order_no            BIGINT      NOT NULL PRIMARY KEY,
  merchant_uid        BIGINT      NOT NULL,
  status              VARCHAR(20) NOT NULL,
  refunded_fen        BIGINT      NOT NULL DEFAULT 0,
  credited_payment_no BIGINT      NULL,
  expires_at          DATETIME(3) NOT NULL,
  changed_at          DATETIME(3) NOT NULL,
  version             BIGINT      NOT NULL,
  sweep_after         DATETIME(3) NULL,
  KEY t_order_2_uid (merchant_uid),
  KEY t_order_2_uid_status (merchant_uid, status),
  KEY t_order_2_expiry (status, expires_at, sweep_after),
  KEY t_order_2_changed (changed_at),
  CONSTRAINT t_order_2_refunded CHECK (refunded_fen >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_3 (
  order_no            BIGINT      NOT NULL PRIMARY KEY,
  merchant_uid        BIGINT      NOT NULL,
  status              VARCHAR(20) NOT NULL,
  refunded_fen        BIGINT      NOT NULL DEFAULT 0,
  credited_payment_no BIGINT      NULL,
  expires_at          DATETIME(3) NOT NULL,
  changed_at          DATETIME(3) NOT NULL,
  version             BIGINT      NOT NULL,
  sweep_after         DATETIME(3) NULL,
  KEY t_order_3_uid (merchant_uid),
  KEY t_order_3_uid_status (merchant_uid, status),
  KEY t_order_3_expiry (status, expires_at, sweep_after),
  KEY t_order_3_changed (changed_at),
  CONSTRAINT t_order_3_refunded CHECK (refunded_fen >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_detail_0 (
  order_no     BIGINT       NOT NULL PRIMARY KEY,
  merchant_uid BIGINT       NOT NULL,
  amount_fen   BIGINT       NOT NULL,
  currency     CHAR(3)      NOT NULL,
  subject      VARCHAR(128) NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  paid_at      DATETIME(3)  NULL,
  credited_at  DATETIME(3)  NULL,
  CONSTRAINT t_order_detail_0_amount CHECK (amount_fen BETWEEN 1 AND 10000000000)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_detail_1 (
  order_no     BIGINT       NOT NULL PRIMARY KEY,
  merchant_uid BIGINT       NOT NULL,
  amount_fen   BIGINT       NOT NULL,
  currency     CHAR(3)      NOT NULL,
  subject      VARCHAR(128) NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  paid_at      DATETIME(3)  NULL,
  credited_at  DATETIME(3)  NULL,
  CONSTRAINT t_order_detail_1_amount CHECK (amount_fen BETWEEN 1 AND 10000000000)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_detail_2 (
  order_no     BIGINT       NOT NULL PRIMARY KEY,
  merchant_uid BIGINT       NOT NULL,
  amount_fen   BIGINT       NOT NULL,
  currency     CHAR(3)      NOT NULL,
  subject      VARCHAR(128) NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  paid_at      DATETIME(3)  NULL,
  credited_at  DATETIME(3)  NULL,
  CONSTRAINT t_order_detail_2_amount CHECK (amount_fen BETWEEN 1 AND 10000000000)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_detail_3 (
  order_no     BIGINT       NOT NULL PRIMARY KEY,
  merchant_uid BIGINT       NOT NULL,
  amount_fen   BIGINT       NOT NULL,
  currency     CHAR(3)      NOT NULL,
  subject      VARCHAR(128) NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  paid_at      DATETIME(3)  NULL,
  credited_at  DATETIME(3)  NULL,
  CONSTRAINT t_order_detail_3_amount CHECK (amount_fen BETWEEN 1 AND 10000000000)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_payment_0 (
  payment_no       BIGINT      NOT NULL PRIMARY KEY,
  order_no         BIGINT      NOT NULL,
  merchant_uid     BIGINT      NOT NULL,
  channel          VARCHAR(16) NOT NULL,
  method           VARCHAR(16) NOT NULL,
  state            VARCHAR(16) NOT NULL,
  disposition      VARCHAR(16) NULL,
  expires_at       DATETIME(3) NOT NULL,
  channel_trade_no VARCHAR(64) NULL,
  received_fen     BIGINT      NULL,
  succeeded_at     DATETIME(3) NULL,
  version          BIGINT      NOT NULL,
  KEY t_order_payment_0_order (order_no),
  KEY t_order_payment_0_trade (channel_trade_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_payment_1 (
  payment_no       BIGINT      NOT NULL PRIMARY KEY,
  order_no         BIGINT      NOT NULL,
  merchant_uid     BIGINT      NOT NULL,
  channel          VARCHAR(16) NOT NULL,
  method           VARCHAR(16) NOT NULL,
  state            VARCHAR(16) NOT NULL,
  disposition      VARCHAR(16) NULL,
  expires_at       DATETIME(3) NOT NULL,
  channel_trade_no VARCHAR(64) NULL,
  received_fen     BIGINT      NULL,
  succeeded_at     DATETIME(3) NULL,
  version          BIGINT      NOT NULL,
  KEY t_order_payment_1_order (order_no),
  KEY t_order_payment_1_trade (channel_trade_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_payment_2 (
  payment_no       BIGINT      NOT NULL PRIMARY KEY,
  order_no         BIGINT      NOT NULL,
  merchant_uid     BIGINT      NOT NULL,
  channel          VARCHAR(16) NOT NULL,
  method           VARCHAR(16) NOT NULL,
  state            VARCHAR(16) NOT NULL,
  disposition      VARCHAR(16) NULL,
  expires_at       DATETIME(3) NOT NULL,
  channel_trade_no VARCHAR(64) NULL,
  received_fen     BIGINT      NULL,
  succeeded_at     DATETIME(3) NULL,
  version          BIGINT      NOT NULL,
  KEY t_order_payment_2_order (order_no),
  KEY t_order_payment_2_trade (channel_trade_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE t_order_payment_3 (
  payment_no       BIGINT      NOT NULL PRIMARY KEY,
  order_no         BIGINT      NOT NULL,
  merchant_uid     BIGINT      NOT NULL,
  channel          VARCHAR(16) NOT NULL,
  method           VARCHAR(16) NOT NULL,
  state            VARCHAR(16) NOT NULL,
  disposition      VARCHAR(16) NULL,
  expires_at       DATETIME(3) NOT NULL,
  channel_trade_no VARCHAR(64) NULL,
  received_fen     BIGINT      NULL,
  succeeded_at     DATETIME(3) NULL,
  version          BIGINT      NOT NULL,
  KEY t_order_payment_3_order (order_no),
  KEY t_order_payment_3_trade (channel_trade_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
