-- What the application may do.
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_request TO '${application_user}'@'%';
GRANT SELECT, UPDATE ON node_lease TO '${application_user}'@'%';
