-- What the application may do. It may add to the ledger and read it, nothing else.
GRANT SELECT, INSERT ON wallet_entry TO '${application_user}'@'%';
GRANT SELECT, INSERT ON wallet_transfer TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON wallet_account TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON wallet_hold TO '${application_user}'@'%';
GRANT SELECT, INSERT ON wallet_status_change TO '${application_user}'@'%';
GRANT SELECT, UPDATE ON account_rollup TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO '${application_user}'@'%';
GRANT SELECT, UPDATE ON node_lease TO '${application_user}'@'%';
