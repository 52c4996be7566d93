/** A whole run: the suite up, clients at work, faults, rest, the judge's word, and a report. */
@NullMarked
package io.adpay.chaos.run;

import org.jspecify.annotations.NullMarked;
