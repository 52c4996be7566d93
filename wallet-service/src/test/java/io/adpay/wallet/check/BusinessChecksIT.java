package io.adpay.wallet.check;

import static io.adpay.wallet.testing.SamplePostings.as;
import static io.adpay.wallet.testing.SamplePostings.freeze;
import static io.adpay.wallet.testing.SamplePostings.recharge;
import static io.adpay.wallet.testing.SamplePostings.release;
import static io.adpay.wallet.testing.SamplePostings.settle;
import static io.adpay.wallet.testing.SamplePostings.settlement;
import static io.adpay.wallet.testing.SamplePostings.surplus;
import static io.adpay.wallet.testing.SamplePostings.surplusRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.operations.CheckResult;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusinessChecksIT extends PlantedBreaches {

  private static final long MERCHANT = 1_001;
  private static final long TRAFFIC = 2_001;

  private final String no = UUID.randomUUID().toString();
  private long recharge;
  private long settlement;
  private long refundHold;
  private long refund;
  private long surplus;
  private long returned;

  @BeforeEach
  void everyBusinessThereIs() {
    recharge = post(recharge(MERCHANT, 10_000));
    settlement = post(as("SETTLEMENT", no, settlement(MERCHANT, TRAFFIC, 1_000, 150)));
    refundHold = post(as("REFUND_HOLD", no, freeze(MERCHANT, 500)));
    refund = post(as("REFUND", no, settle(MERCHANT, refundHold, 500)));
    long withdrawal = post(as("WITHDRAW_FREEZE", no, freeze(TRAFFIC, 300)));
    post(as("WITHDRAW_RELEASE", no, release(TRAFFIC, withdrawal, 300)));
    post(as("SURPLUS", no, surplus(70)));
    surplus = post(as("SURPLUS", no + "b", surplus(70)));
    returned = post(as("SURPLUS_REFUND", no, surplusRefund(surplus, 70)));
  }

  @Test
  void businessThatHoldsIsSilent() {
    assertThat(breaches()).isEmpty();
  }

  @Test
  void anEndUnderAnotherNumberThanItsHoldIsNamed() {
    update("UPDATE wallet_transfer SET biz_no = 'other' WHERE id = ?", refund);

    onlyFails("holds_end_as_their_business_does", Long.toString(refund), "REFUND other");
  }

  @Test
  void anEndOfAnotherBusinessThanItsHoldIsNamed() {
    update(
        "UPDATE wallet_transfer SET biz_type = 'WITHDRAW_SETTLE', biz_no = ? WHERE id = ?",
        no,
        refund);

    onlyFails("holds_end_as_their_business_does", Long.toString(refund), "WITHDRAW_SETTLE");
  }

  @Test
  void anEndOfNoBusinessIsNamed() {
    update("UPDATE wallet_transfer SET biz_type = 'TEST' WHERE id = ?", refund);

    onlyFails("holds_end_as_their_business_does", Long.toString(refund), "TEST");
  }

  @Test
  void aRefundThatIsNoStepOfAHoldIsNamed() {
    update("UPDATE wallet_transfer SET biz_type = 'REFUND' WHERE id = ?", recharge);

    onlyFails("holds_end_as_their_business_does", Long.toString(recharge), "no step");
  }

  @Test
  void aHoldThatEndedTwiceIsNamed() {
    long parts = post(freeze(MERCHANT, 40));
    long settled = post(settle(MERCHANT, parts, 25));
    long released = post(release(MERCHANT, parts, 15));
    String partsNo = UUID.randomUUID().toString();
    rename(parts, "REFUND_HOLD", partsNo);
    rename(settled, "REFUND", partsNo);
    rename(released, "REFUND_RELEASE", partsNo);

    onlyFails(
        "holds_end_as_their_business_does",
        "hold " + parts + " (REFUND_HOLD " + partsNo + ") has ended 2 times",
        "over 25",
        "over 15");
  }

  @Test
  void suspenseWithoutASurplusIsNamed() {
    update(
        "UPDATE wallet_entry SET account_id = 3 WHERE account_id = 4 AND transfer_id = ?",
        settlement);

    assertThat(breaches())
        .extracting(CheckResult::name)
        .containsExactlyInAnyOrder(
            "suspense_equals_open_surpluses", "settlements_share_the_charge");
  }

  @Test
  void aSurplusThatNobodyKnowsOfIsNamed() {
    update(
        "UPDATE wallet_transfer SET biz_type = 'TEST' WHERE biz_type = 'SURPLUS' AND biz_no = ?",
        no);

    onlyFails("suspense_equals_open_surpluses", "suspense holds");
  }

  @Test
  void aReturnOfNothingIsNamed() {
    update("UPDATE wallet_transfer SET reverses_id = NULL WHERE id = ?", returned);

    onlyFails("suspense_equals_open_surpluses", Long.toString(returned), "nothing");
  }

  @Test
  void aReturnOfSomethingElseIsNamed() {
    update("UPDATE wallet_transfer SET reverses_id = ? WHERE id = ?", recharge, returned);

    onlyFails("suspense_equals_open_surpluses", Long.toString(returned), "TEST");
  }

  @Test
  void aCommissionThatWentElsewhereIsNamed() {
    update(
        "UPDATE wallet_entry SET account_id = 5 WHERE account_id = 4 AND transfer_id = ?",
        settlement);

    onlyFails("settlements_share_the_charge", Long.toString(settlement), no);
  }

  @Test
  void aSettlementThatNobodyPaysForIsNamed() {
    rename(recharge, "SETTLEMENT", "unpaid");

    onlyFails("settlements_share_the_charge", Long.toString(recharge), "from 0 advertisers");
  }

  private void rename(long transferNo, String businessType, String businessNo) {
    update(
        "UPDATE wallet_transfer SET biz_type = ?, biz_no = ? WHERE id = ?",
        businessType,
        businessNo,
        transferNo);
  }
}
