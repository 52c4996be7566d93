/** Breaks every rule of this service on purpose, so that each rule is seen to bite. */
@NullMarked
package io.adpay.planted.withdraw.first;

import org.jspecify.annotations.NullMarked;
