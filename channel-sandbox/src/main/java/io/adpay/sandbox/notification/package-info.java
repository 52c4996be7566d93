/**
 * Notices to the merchants: kept in the store, sent, and sent again by the channel's schedule until
 * one is acknowledged.
 */
@NullMarked
package io.adpay.sandbox.notification;

import org.jspecify.annotations.NullMarked;
