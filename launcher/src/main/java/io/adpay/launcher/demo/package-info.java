/** The story that shows the suite at work, told step by step. */
@NullMarked
package io.adpay.launcher.demo;

import org.jspecify.annotations.NullMarked;
