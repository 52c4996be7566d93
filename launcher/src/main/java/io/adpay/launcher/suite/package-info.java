/**
 * The suite on this machine: which processes it is made of, what each is told, and how they are
 * started, watched and ended together.
 */
@NullMarked
package io.adpay.launcher.suite;

import org.jspecify.annotations.NullMarked;
