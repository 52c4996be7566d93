/**
 * What the tests of the wallet service share: the running service, and the rest of the suite as a
 * double.
 */
@NullMarked
package io.adpay.wallet.testing;

import org.jspecify.annotations.NullMarked;
