package io.adpay.payment.channel;

import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.channel.wire.WireServer.Answer;
import java.util.function.Supplier;

/** One channel's way of saying what all of them can say. */
public interface ChannelWire {
  PaymentChannel channel();

  void says(Supplier<Answer> answer);

  int requests();

  Answer paid(long fen);

  Answer waiting();

  Answer closedUnpaid();

  Answer refundedInFull();

  Answer unknownPayment();

  Answer undocumentedState();

  Answer paymentOf(String otherNumber);

  Answer closed();

  Answer alreadyPaid();

  Answer refundDone();

  Answer refundQueriedDone();

  Answer refundUnknown();

  Answer notEnoughBalance();

  Answer payoutQueriedDone();

  Answer payoutQueriedFailed();

  Answer payoutInAnUndocumentedState();

  Answer payoutUnknown();

  Answer notEnoughForAPayout();

  Answer ourSignatureIsBad();

  Answer channelError();

  Answer tooFast();

  Answer paidSignedBy(RsaKey key);

  RawRequest noticeOfPayment(long fen);

  RawRequest noticeSignedBy(RsaKey key);

  RawRequest noticeForAnotherApp();

  RawRequest noticeForAnotherSeller();

  RawRequest noticeOfRefund();

  RawRequest noticeOfPayout();

  RawRequest returning();
}
