/** Violations of the architecture's rules, to see the rules bite. */
@NullMarked
package io.adpay.planted;

import org.jspecify.annotations.NullMarked;
