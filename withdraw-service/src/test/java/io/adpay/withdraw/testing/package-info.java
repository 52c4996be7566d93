/** What the tests of this service share: the rest of the suite, played, and a client. */
@NullMarked
package io.adpay.withdraw.testing;

import org.jspecify.annotations.NullMarked;
