/** Links on real sockets. */
@NullMarked
package io.adpay.chaos.network;

import org.jspecify.annotations.NullMarked;
