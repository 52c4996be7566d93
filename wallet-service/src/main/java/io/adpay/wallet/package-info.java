/** Keeps every wallet of the platform, and explains every cent in it. */
@NullMarked
package io.adpay.wallet;

import org.jspecify.annotations.NullMarked;
