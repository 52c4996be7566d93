/**
 * What the channels and the buyers' browsers bring: verified, stored, acknowledged, and only then
 * believed.
 */
@NullMarked
package io.adpay.payment.callback;

import org.jspecify.annotations.NullMarked;
