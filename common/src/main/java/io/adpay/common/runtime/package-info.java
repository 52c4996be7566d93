/** What every service process does at its start, before it serves anyone. */
@NullMarked
package io.adpay.common.runtime;

import org.jspecify.annotations.NullMarked;
