package io.adpay.chaos.judge;

import io.adpay.chaos.journal.CallKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators decided, were told, and did not decide. */
class ReviewRulesTest {

  private static final String OPERATOR = "operator";
  private static final String OTHER = "operator-2";

  /** What needs nobody, one operator, or two. */
  private static final long[] FEN_BY_APPROVALS = {100_000, 100_001, 50_000_000};

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
    long fen = FEN_BY_APPROVALS[approvals];
    earned(fen);
    String no = world.withdrawn(2001, fen, "WECHAT");
    world.forgetAnswer(CallKind.WITHDRAW);
    return no;
  }

  private String rejected() {
    long fen = FEN_BY_APPROVALS[1];
    earned(fen);
    String no = world.waiting(2001, fen);
    world.stageOfWithdrawal(no, "REJECTED");
    world.ledger.release("WITHDRAW_RELEASE", no, 2001, fen);
    return no;
  }

  private void earned(long fen) {
    world.recharged(1001, fen, "ALIPAY");
    world.charged(1001, 2001, fen, 0);
  }

  private void approves(String operator, String no, String status) {
    world.review(operator, no, "APPROVED");
    world.decided(operator, no, CallKind.APPROVE, status);
  }

  private void refused(String operator, String no, CallKind kind) {
    long fen = world.withdrawals.get(no).fen();
    world.told(operator, kind, "", no, fen, Map.of(), 409, Map.of("code", "invalid_state"));
  }
}
