package io.adpay.withdraw.withdrawal;

import io.adpay.common.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Why the wallet did not set money aside. */
enum Refusal {
  INSUFFICIENT_BALANCE("insufficient_balance") {
    @Override
    Problem asProblem() {
      return Problem.conflict(code(), "The wallet has less available than was asked for.");
    }
  },
  WALLET_FROZEN("wallet_frozen") {
    @Override
    Problem asProblem() {
      return Problem.invalidState("The wallet is frozen.");
    }
  };

  private final String code;

  Refusal(String code) {
    this.code = code;
  }

  /** How the database has it. */
  String code() {
    return code;
  }

  /** What whoever asked is told. */
  abstract Problem asProblem();

  static Refusal ofCode(@Nullable String code) {
    for (Refusal refusal : values()) {
      if (refusal.code.equals(code)) {
        return refusal;
      }
    }
    throw new IllegalStateException("no reason to refuse a withdrawal: " + code);
  }
}
