/**
 * Whether the fault harness can fail: bugs of other people's payment systems are planted in a copy
 * of the sources, one at a time, and {@code ./adpay chaos} has to find each.
 */
@NullMarked
package io.adpay.scenarios.planted;

import org.jspecify.annotations.NullMarked;
