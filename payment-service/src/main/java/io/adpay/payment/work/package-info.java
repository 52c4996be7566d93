/**
 * Loops that hand tasks to a bounded number of workers, and the place for tasks that nobody could
 * finish.
 */
@NullMarked
package io.adpay.payment.work;

import org.jspecify.annotations.NullMarked;
