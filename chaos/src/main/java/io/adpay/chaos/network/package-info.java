/**
 * The connections between the nodes of a suite, each through a link that can be cut, silenced,
 * delayed and throttled.
 */
@NullMarked
package io.adpay.chaos.network;

import org.jspecify.annotations.NullMarked;
