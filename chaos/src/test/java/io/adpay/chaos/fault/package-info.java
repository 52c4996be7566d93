/** Schedules without a suite to hit. */
@NullMarked
package io.adpay.chaos.fault;

import org.jspecify.annotations.NullMarked;
