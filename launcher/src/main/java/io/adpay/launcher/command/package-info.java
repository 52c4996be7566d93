/** What a person types: the commands of {@code ./adpay}, and what they print. */
@NullMarked
package io.adpay.launcher.command;

import org.jspecify.annotations.NullMarked;
