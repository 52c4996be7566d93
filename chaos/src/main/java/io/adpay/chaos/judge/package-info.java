/**
 * Judges a run by four books that different transactions wrote: what clients were told, the
 * services' databases, the ledger, and the channels' own. Rules know plain records; who reads them
 * from databases and over HTTP stands apart.
 */
@NullMarked
package io.adpay.chaos.judge;

import org.jspecify.annotations.NullMarked;
