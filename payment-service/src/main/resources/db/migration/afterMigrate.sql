-- What the application may do. A payment or a notice, once written, is never deleted.
GRANT SELECT, INSERT, UPDATE ON payment TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON refund TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON payout TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON channel_notice TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON dead_letter TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_request TO '${application_user}'@'%';
GRANT SELECT, UPDATE ON node_lease TO '${application_user}'@'%';
