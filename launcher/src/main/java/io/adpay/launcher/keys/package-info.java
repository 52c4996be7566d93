/** The keys that everybody would hold in life, made here for the local suite alone. */
@NullMarked
package io.adpay.launcher.keys;

import org.jspecify.annotations.NullMarked;
