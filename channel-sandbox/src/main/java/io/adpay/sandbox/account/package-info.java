/**
 * The merchants that the channels know, and the keys that stand between each of them and its
 * channel.
 */
@NullMarked
package io.adpay.sandbox.account;

import org.jspecify.annotations.NullMarked;
