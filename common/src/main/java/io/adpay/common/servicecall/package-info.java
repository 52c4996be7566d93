/**
 * Calls from one service to another: where each lives, which of its nodes is called, the token that
 * is shown, and what becomes of a refusal.
 */
@NullMarked
package io.adpay.common.servicecall;

import org.jspecify.annotations.NullMarked;
