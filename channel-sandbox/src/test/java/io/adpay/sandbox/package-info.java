/** The sandbox as its clients see it: the wire spelled out by hand, and the official SDKs. */
@NullMarked
package io.adpay.sandbox;

import org.jspecify.annotations.NullMarked;
