/**
 * Charges advertisers for ads and pays the traffic owners who showed them: batches of the ad
 * platform's billing job, each charge once by its number.
 */
@NullMarked
package io.adpay.wallet.settlement;

import org.jspecify.annotations.NullMarked;
