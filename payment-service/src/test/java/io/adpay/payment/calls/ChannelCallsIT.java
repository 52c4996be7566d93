package io.adpay.payment.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.suite.RunningService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ChannelCallsIT extends RunningService {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Autowired private ChannelCalls calls;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void callInsideATransactionIsRefusedBeforeItIsMade() {
    long paymentNo = number();
    var outTradeNo = new OutTradeNo(Long.toString(paymentNo));

    assertThatThrownBy(
            () ->
                new TransactionTemplate(transactions)
                    .executeWithoutResult(_ -> calls.query(Channel.ALIPAY, outTradeNo, PATIENCE)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(alipay.questions(paymentNo)).isZero();
    assertThat(calls.query(Channel.ALIPAY, outTradeNo, PATIENCE))
        .isEqualTo(new ChannelReply.Accepted<>(new PaymentView.NotCreated()));
  }

  @Test
  void paymentThatIsSaidToHaveBroughtNothingIsNotBelieved() {
    long paymentNo = number();
    alipay.onQuery(
        paymentNo,
        _ ->
            new ChannelReply.Accepted<>(new PaymentView.Succeeded("T", Money.ZERO, Instant.EPOCH)));

    assertThat(calls.query(Channel.ALIPAY, new OutTradeNo(Long.toString(paymentNo)), PATIENCE))
        .isInstanceOf(ChannelReply.Unknown.class);
  }
}
