/**
 * The suite as its users meet it: processes of their own, HTTP through the gateway, a buyer at the
 * sandbox. A service's tables are opened only to plant a breach, to hold a step up or see where one
 * stands, and to compare the ledger with the channels' books.
 */
@NullMarked
package io.adpay.scenarios;

import org.jspecify.annotations.NullMarked;
