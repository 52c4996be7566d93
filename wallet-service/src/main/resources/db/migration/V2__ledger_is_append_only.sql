-- What was written stays as it was written, whoever asks: a correction is a transfer of its own.
CREATE TRIGGER wallet_transfer_stays BEFORE UPDATE ON wallet_transfer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'wallet_transfer is append-only';

CREATE TRIGGER wallet_transfer_is_kept BEFORE DELETE ON wallet_transfer FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'wallet_transfer is append-only';

CREATE TRIGGER wallet_entry_stays BEFORE UPDATE ON wallet_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'wallet_entry is append-only';

CREATE TRIGGER wallet_entry_is_kept BEFORE DELETE ON wallet_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'wallet_entry is append-only';

-- A number carries in its upper bits the milliseconds since 2018-01-01 at which it was made. A
-- process that made one, slept for minutes and woke up must not write below a watermark that has
-- passed meanwhile: five minutes after a number was made, this door is closed to it, and the
-- watermark stays further back than that.
DELIMITER //
CREATE TRIGGER wallet_entry_is_not_late BEFORE INSERT ON wallet_entry FOR EACH ROW
BEGIN
  IF NEW.account_id < 1000
     AND (NEW.seq >> 22) + 300000
         < TIMESTAMPDIFF(MICROSECOND, '2018-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this transfer was numbered too long ago';
  END IF;
END //
DELIMITER ;
