/** The suite under faults: who calls it, what breaks, and who judges what is left. */
@NullMarked
package io.adpay.chaos;

import org.jspecify.annotations.NullMarked;
