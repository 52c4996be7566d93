/**
 * A real MariaDB and a real Redis for the tests of every module: started when the first test of a
 * JVM asks, gone when that JVM is, however it ends.
 */
@NullMarked
package io.adpay.engines;

import org.jspecify.annotations.NullMarked;
