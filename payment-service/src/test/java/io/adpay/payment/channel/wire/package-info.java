/**
 * The channels' side of the wire, for tests: sockets, signatures and ciphers from the JDK alone.
 */
@NullMarked
package io.adpay.payment.channel.wire;

import org.jspecify.annotations.NullMarked;
