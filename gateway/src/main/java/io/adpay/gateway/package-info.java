/** The one door into the suite. Nothing here keeps state that a restart would lose. */
@NullMarked
package io.adpay.gateway;

import org.jspecify.annotations.NullMarked;
