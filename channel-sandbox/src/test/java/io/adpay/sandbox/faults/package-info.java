/** The limit and the ordered faults, on their own. */
@NullMarked
package io.adpay.sandbox.faults;

import org.jspecify.annotations.NullMarked;
