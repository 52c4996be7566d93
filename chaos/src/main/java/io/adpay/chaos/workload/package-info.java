/**
 * The clients: merchants with their buyers, traffic owners with their payees, operators and the ad
 * platform's billing job, all at once. They know nothing but the public contract, and write down
 * what they were told.
 */
@NullMarked
package io.adpay.chaos.workload;

import org.jspecify.annotations.NullMarked;
