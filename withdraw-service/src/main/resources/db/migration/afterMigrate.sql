-- What the application may do. A withdrawal, once written, is never deleted; a review, once written,
-- never changes.
GRANT SELECT, INSERT, UPDATE ON withdrawal TO '${application_user}'@'%';
GRANT SELECT, INSERT ON withdrawal_review TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_request TO '${application_user}'@'%';
GRANT SELECT, UPDATE ON node_lease TO '${application_user}'@'%';
