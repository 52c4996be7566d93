-- One row for each request that carries an idempotency key. While it runs, claim_token says who
-- runs it and claimed_until for how long that is believed; resource_no is bound in the transaction
-- that makes the resource; response_* are there once there is an answer to repeat.
CREATE TABLE idempotent_request (
  scope_hash      BINARY(32)  NOT NULL PRIMARY KEY,
  request_hash    BINARY(32)  NOT NULL,
  claim_token     CHAR(36)    NOT NULL,
  claimed_until   DATETIME(3) NOT NULL,
  resource_no     BIGINT      NULL,
  response_status INT         NULL,
  response_type   VARCHAR(64) NULL,
  location        VARCHAR(255) NULL,
  response_body   MEDIUMTEXT  NULL,
  created_at      DATETIME(3) NOT NULL,
  KEY idempotent_request_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
