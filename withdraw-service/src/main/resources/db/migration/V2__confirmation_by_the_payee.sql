-- What the payee's app needs to ask the payee for a confirmation, where the channel wants one.
ALTER TABLE withdrawal ADD COLUMN confirmation VARCHAR(1024) NULL;
