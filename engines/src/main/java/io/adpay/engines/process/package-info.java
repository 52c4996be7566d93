/**
 * Processes that outlive the JVM that started them: each registers itself in a pid file before it
 * becomes the program that was asked for, and is found again, checked and ended through that file,
 * never by its port or by its name alone.
 */
@NullMarked
package io.adpay.engines.process;

import org.jspecify.annotations.NullMarked;
