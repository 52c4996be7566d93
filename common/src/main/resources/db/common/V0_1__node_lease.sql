-- The node ids under which this service's processes make numbers. A row is never deleted: it
-- remembers the last millisecond that its latest holder may have used.
CREATE TABLE node_lease (
  node_id       INT         NOT NULL PRIMARY KEY,
  owner         VARCHAR(80) NOT NULL DEFAULT '',
  fencing_epoch BIGINT      NOT NULL DEFAULT 0,
  last_millis   BIGINT      NOT NULL DEFAULT 0,
  expires_at    DATETIME(3) NOT NULL DEFAULT '2018-01-01 00:00:00.000',
  CHECK (node_id BETWEEN 0 AND 31)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO node_lease (node_id) VALUES
  (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
  (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31);
