/**
 * Who calls: bearer tokens, their roles and uid, and the token that a service itself shows to
 * another.
 */
@NullMarked
package io.adpay.common.identity;

import org.jspecify.annotations.NullMarked;
