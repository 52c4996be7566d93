package io.adpay.chaos.judge;

import io.adpay.chaos.journal.CallKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators decided, were told, and did not decide. */
class ReviewRulesTest {

  private static final String OPERATOR = "operator";
  private static final String OTHER = "operator-2";

  private final World world = new World();

  @Test
  void withdrawalThatTwoHaveApprovedIsClean() {
    String no = paid(2);
    approves(OPERATOR, no, "PENDING_REVIEW");
    approves(OTHER, no, "APPROVED");
    world.decided(OPERATOR, no, CallKind.APPROVE, "PAYING");
    refused(OTHER, no, CallKind.REJECT);
    Judged.isClean(world);
  }

  /** Whoever comes second is told yes as well, and nothing more is written down. */
  @Test
  void sayingAgainWhatIsDecidedIsClean() {
    String no = paid(1);
    approves(OPERATOR, no, "APPROVED");
    world.decided(OTHER, no, CallKind.APPROVE, "APPROVED");
    Judged.isClean(world);
  }

  @Test
  void rejectedWithdrawalIsClean() {
    String no = rejected();
    world.review(OPERATOR, no, "REJECTED");
    world.decided(OPERATOR, no, CallKind.REJECT, "REJECTED");
    world.decided(OTHER, no, CallKind.REJECT, "REJECTED");
    Judged.isClean(world);
  }

  @Test
  void decisionThatNobodyMade() {
    String no = paid(0);
    world.review(OPERATOR, no, "APPROVED");
    Judged.finds(world, Rule.NOBODY_ASKED, no);
  }

  @Test
  void decisionThatAnotherOperatorSent() {
    String no = paid(1);
    world.review(OTHER, no, "APPROVED");
    world.decided(OPERATOR, no, CallKind.APPROVE, "APPROVED");
    Judged.finds(world, Rule.NOBODY_ASKED, no);
  }

  @Test
  void decisionThatWasRefusedAndTaken() {
    String no = paid(1);
    approves(OPERATOR, no, "APPROVED");
    world.review(OTHER, no, "REJECTED");
    refused(OTHER, no, CallKind.REJECT);
    Judged.finds(world, Rule.REFUSED_AND_DONE, no);
  }

  @Test
  void approvalThatWasToldAndIsLost() {
    String no = paid(1);
    approves(OPERATOR, no, "PENDING_REVIEW");
    world.decided(OTHER, no, CallKind.APPROVE, "PENDING_REVIEW");
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, no);
  }

  @Test
  void rejectionThatWasToldAndIsLost() {
    String no = rejected();
    world.decided(OPERATOR, no, CallKind.REJECT, "REJECTED");
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, no);
  }

  @Test
  void payoutThatTooFewHaveApproved() {
    String no = paid(2);
    approves(OPERATOR, no, "PENDING_REVIEW");
    Judged.finds(world, Rule.NOBODY_ASKED, no);
  }

  @Test
  void rejectionThatNobodyMade() {
    Judged.finds(world, Rule.NOBODY_ASKED, rejected());
  }

  private String paid(int approvals) {
    earned();
    String no = world.withdrawn(2001, 400, "WECHAT");
    world.needs(approvals, no);
    world.forgetAnswer(CallKind.WITHDRAW);
    return no;
  }

  private String rejected() {
    earned();
    String no = world.waiting(2001, 400, 1);
    world.stageOfWithdrawal(no, "REJECTED");
    world.ledger.release("WITHDRAW_RELEASE", no, 2001, 400);
    return no;
  }

  private void earned() {
    world.recharged(1001, 400, "ALIPAY");
    world.charged(1001, 2001, 400, 0);
  }

  private void approves(String operator, String no, String status) {
    world.review(operator, no, "APPROVED");
    world.decided(operator, no, CallKind.APPROVE, status);
  }

  private void refused(String operator, String no, CallKind kind) {
    world.told(operator, kind, "", no, 400, Map.of(), 409, Map.of("code", "invalid_state"));
  }
}
