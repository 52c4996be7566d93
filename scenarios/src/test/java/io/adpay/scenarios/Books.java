package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What must be true of the money in the end, whatever happened on the way. */
final class Books {

  static final List<String> CHANNELS = List.of("ALIPAY", "WECHAT");

  private static final int SUSPENSE = 3;

  private Books() {}

  /**
   * Every invariant holds, and what the ledger says that a channel has of ours is what the channel
   * says. Its books begin at zero, as the ledger does.
   */
  static void assertTheyAgree(RunningSuite suite) {
    Recharges.assertBooksAgree(suite);
    for (String channel : CHANNELS) {
      Eventually.holds(
          () ->
              assertThat(-balanceOf(suite, clearingAccountOf(channel)))
                  .as("what we have at %s", channel)
                  .isEqualTo(suite.buyer().account(channel).path("balance").asLong()));
    }
  }

  /** All that paid nothing is back at the buyers. */
  static void assertNothingInSuspense(RunningSuite suite) {
    Eventually.holds(() -> assertThat(balanceOf(suite, SUSPENSE)).isZero());
  }

  /** Whether the ledger has posted that business of that number. */
  static void assertPosted(RunningSuite suite, String business, String number, boolean posted) {
    assertThat(
            suite
                .tables("adpay_wallet")
                .number(
                    """
                    SELECT COUNT(*) FROM wallet_transfer
                     WHERE biz_type = ? AND biz_no = ? AND result = 'POSTED'
                    """,
                    business,
                    number))
        .as("%s of %s", business, number)
        .isEqualTo(posted ? 1 : 0);
  }

  private static long balanceOf(RunningSuite suite, int account) {
    return suite
        .tables("adpay_wallet")
        .number("SELECT COALESCE(SUM(amount), 0) FROM wallet_entry WHERE account_id = ?", account);
  }

  private static int clearingAccountOf(String channel) {
    return CHANNELS.indexOf(channel) + 1;
  }
}
