/** Who listens on a port that we need. */
@NullMarked
package io.adpay.launcher.port;

import org.jspecify.annotations.NullMarked;
