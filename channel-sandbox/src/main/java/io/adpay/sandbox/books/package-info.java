/** The merchants' money at their channels, and what moved it. */
@NullMarked
package io.adpay.sandbox.books;

import org.jspecify.annotations.NullMarked;
