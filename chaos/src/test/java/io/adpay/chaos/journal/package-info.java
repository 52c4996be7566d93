/** What an answer means. */
@NullMarked
package io.adpay.chaos.journal;

import org.jspecify.annotations.NullMarked;
