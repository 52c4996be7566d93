/** Planted: breaks the walls on purpose, so that a test sees that they stand. */
@NullMarked
package io.adpay.planted;

import org.jspecify.annotations.NullMarked;
