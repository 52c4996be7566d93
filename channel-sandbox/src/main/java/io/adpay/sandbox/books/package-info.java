/**
 * The merchants' money at their channels: what moved it, and what a merchant may still spend where
 * a balance was ordered.
 */
@NullMarked
package io.adpay.sandbox.books;

import org.jspecify.annotations.NullMarked;
