/** The embedded database in which everything that was answered outlives the process. */
@NullMarked
package io.adpay.sandbox.store;

import org.jspecify.annotations.NullMarked;
