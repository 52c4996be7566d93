/** Parts of a run that need no suite. */
@NullMarked
package io.adpay.chaos.run;

import org.jspecify.annotations.NullMarked;
