/** What stands around the gateway in its tests: services, an identity provider, and a caller. */
@NullMarked
package io.adpay.gateway.fakes;

import org.jspecify.annotations.NullMarked;
