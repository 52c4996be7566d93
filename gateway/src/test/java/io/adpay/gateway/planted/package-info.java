/** Code that breaks the gateway's rules on purpose, to see each of them bite. */
@NullMarked
package io.adpay.gateway.planted;

import org.jspecify.annotations.NullMarked;
