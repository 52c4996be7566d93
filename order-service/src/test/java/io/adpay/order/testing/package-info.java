/** What the tests of this service share: the rest of the suite, faked, and a client. */
@NullMarked
package io.adpay.order.testing;

import org.jspecify.annotations.NullMarked;
