/**
 * Payments of orders through the channels. Only this service talks to the channels, holds their
 * keys, spends their budget and believes their notifications.
 */
@NullMarked
package io.adpay.payment;

import org.jspecify.annotations.NullMarked;
