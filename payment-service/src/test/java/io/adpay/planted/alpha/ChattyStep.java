package io.adpay.planted.alpha;

import io.adpay.payment.calls.EndAtChannel;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.planted.beta.KnowingChannel;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Calls a channel past its budget, in a transaction that nobody sees. */
public class ChattyStep {

  @Autowired PaymentChannel channel;
  @Autowired EndAtChannel end;
  @Autowired KnowingChannel other;

  @Transactional
  public Instant ask(OutTradeNo outTradeNo) {
    channel.query(outTradeNo);
    return Instant.now();
  }
}
