/** The numbers that the channels give to what they take on. */
@NullMarked
package io.adpay.sandbox.number;

import org.jspecify.annotations.NullMarked;
