-- The payout that a notification is about.
ALTER TABLE channel_notice ADD COLUMN out_payout_no VARCHAR(32) NULL;
