/** Amounts of money: whole fen inside, exact arithmetic, and nothing that could round by itself. */
@NullMarked
package io.adpay.common.money;

import org.jspecify.annotations.NullMarked;
