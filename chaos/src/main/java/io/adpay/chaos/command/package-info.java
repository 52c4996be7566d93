/** {@code ./adpay chaos}. */
@NullMarked
package io.adpay.chaos.command;

import org.jspecify.annotations.NullMarked;
