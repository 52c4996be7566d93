/**
 * The suite as its users meet it: processes of their own, HTTP through the gateway, a buyer at the
 * sandbox. Nothing here reads a service's tables, except to plant a breach.
 */
@NullMarked
package io.adpay.scenarios;

import org.jspecify.annotations.NullMarked;
