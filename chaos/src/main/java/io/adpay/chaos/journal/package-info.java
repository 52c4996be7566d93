/** What the clients did and what they were told: the first of the four books. */
@NullMarked
package io.adpay.chaos.journal;

import org.jspecify.annotations.NullMarked;
