/**
 * MariaDB and Redis as programs: where their binaries come from, how they are prepared and started,
 * and whether they answer.
 */
@NullMarked
package io.adpay.engines.server;

import org.jspecify.annotations.NullMarked;
