-- Who has frozen a wallet or let it go again, when and why. The wallet's row says how it stands now.
CREATE TABLE wallet_status_change (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id BIGINT       NOT NULL,
  status     VARCHAR(16)  NOT NULL,
  reason     VARCHAR(200) NOT NULL,
  operator   VARCHAR(255) NOT NULL,
  decided_at DATETIME(3)  NOT NULL,
  KEY wallet_status_change_account (account_id, id),
  CONSTRAINT wallet_status_change_status CHECK (status IN ('OPEN', 'FROZEN'))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TRIGGER wallet_status_change_stays BEFORE UPDATE ON wallet_status_change FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'wallet_status_change is append-only';

CREATE TRIGGER wallet_status_change_is_kept BEFORE DELETE ON wallet_status_change FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'wallet_status_change is append-only';
