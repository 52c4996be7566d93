/**
 * How an adapter reaches its channel: connections that send a request once, a bound on the calls in
 * flight, and keys read from files. Nothing here knows any one channel.
 */
@NullMarked
package io.adpay.payment.channel.access;

import org.jspecify.annotations.NullMarked;
