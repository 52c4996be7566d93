package io.adpay.withdraw.upkeep;

/**
 * A withdrawal's next step, taken under a lease.
 *
 * @param tries how often this step was begun, this time included
 */
record Step(long withdrawalNo, int tries) {}
