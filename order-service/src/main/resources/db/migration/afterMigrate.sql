-- What the application may do, and no more; nothing of an order is ever deleted.
GRANT SELECT, INSERT, UPDATE ON t_order_0 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_1 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_2 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_3 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_detail_0 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_detail_1 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_detail_2 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_detail_3 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_payment_0 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_payment_1 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_payment_2 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON t_order_payment_3 TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO '${application_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_request TO '${application_user}'@'%';
GRANT SELECT, UPDATE ON node_lease TO '${application_user}'@'%';
