/** AdPay and the channel sandbox seen from outside, over HTTP, as their users see them. */
@NullMarked
package io.adpay.launcher.client;

import org.jspecify.annotations.NullMarked;
