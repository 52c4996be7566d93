/** The command line without a run. */
@NullMarked
package io.adpay.chaos.command;

import org.jspecify.annotations.NullMarked;
