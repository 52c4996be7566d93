/** The services' jars as Maven left them, laid out so that they start quickly. */
@NullMarked
package io.adpay.launcher.jar;

import org.jspecify.annotations.NullMarked;
