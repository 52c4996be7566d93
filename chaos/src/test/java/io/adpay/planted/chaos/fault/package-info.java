/** Breaks the rules on purpose, so that each rule is seen to bite. */
@NullMarked
package io.adpay.planted.chaos.fault;

import org.jspecify.annotations.NullMarked;
