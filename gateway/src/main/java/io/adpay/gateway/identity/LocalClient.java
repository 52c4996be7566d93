package io.adpay.gateway.identity;

import io.adpay.common.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * A client of the local authorization server.
 *
 * @param uid the user that it acts for, or null where it is no user
 */
record LocalClient(String id, Role role, @Nullable Long uid) {}
