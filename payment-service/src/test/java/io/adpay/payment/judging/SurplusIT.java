package io.adpay.payment.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.suite.RunningService;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Money that pays nothing goes back to the buyer by itself. */
class SurplusIT extends RunningService {

  @ParameterizedTest
  @EnumSource
  void surplusGoesThroughSuspenseBackToTheBuyer(Channel channel) {
    long order = order();
    long paymentNo = paid(order, channel, FEN);

    assertThat(judge(order, paymentNo, "SURPLUS")).isEqualTo("APPLIED");

    JsonNode refund = onlyRefund(order);
    long refundNo = refund.get("refundNo").asLong();
    assertThat(refund.get("origin").asString()).isEqualTo("SURPLUS");
    assertThat(refund.get("paymentNo").asString()).isEqualTo(Long.toString(paymentNo));
    assertThat(refund.get("amount").asLong()).isEqualTo(FEN);
    refundBecomes(refundNo, "SUCCEEDED");
    eventually()
        .untilAsserted(
            () -> {
              assertThat(SUITE.events("SurplusReceived", paymentNo))
                  .singleElement()
                  .satisfies(e -> assertThat(e.payload().get("fen").asLong()).isEqualTo(FEN));
              assertThat(SUITE.events("SurplusReturned", refundNo))
                  .singleElement()
                  .satisfies(
                      e -> {
                        assertThat(e.payload().get("fen").asLong()).isEqualTo(FEN);
                        assertThat(e.payload().get("paymentNo").asLong()).isEqualTo(paymentNo);
                      });
            });
    assertThat(SUITE.events("OrderRefunded", order)).isEmpty();
    assertThat(SUITE.events("RefundSucceeded", refundNo)).isEmpty();
    assertThat(SUITE.holds(refundNo)).isZero();
  }

  @Test
  void oddSumGoesBackAsItCame() {
    long order = order();
    long paymentNo = paid(order, Channel.WECHAT, 4999);

    judge(order, paymentNo, "SURPLUS");

    refundBecomes(onlyRefund(order).get("refundNo").asLong(), "SUCCEEDED");
    assertThat(wechat.refunds(paymentNo))
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.amount()).isEqualTo(Money.ofFen(4999));
              assertThat(command.received()).isEqualTo(Money.ofFen(4999));
            });
  }

  @Test
  void judgementThatIsToldManyTimesSendsTheMoneyBackOnce() throws Exception {
    long order = order();
    long paymentNo = paid(order, Channel.ALIPAY, FEN);
    Callable<String> tell = () -> judge(order, paymentNo, "SURPLUS");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> outcomes =
          threads.invokeAll(Collections.nCopies(6, tell)).stream().map(Future::resultNow).toList();

      assertThat(outcomes).containsOnlyOnce("APPLIED").containsOnly("APPLIED", "DUPLICATE");
    }
    refundBecomes(onlyRefund(order).get("refundNo").asLong(), "SUCCEEDED");
    assertThat(alipay.refunds(paymentNo)).hasSize(1);
    eventually().until(() -> SUITE.events("SurplusReceived", paymentNo).size() == 1);
  }

  @Test
  void surplusThatTheChannelWillNotSendBackStaysInSuspenseForAnOperator() {
    long order = order();
    long paymentNo = paid(order, Channel.ALIPAY, FEN);
    alipay.onRefund(
        paymentNo, _ -> Optional.of(new Declined<>("NO_WAY", "said no", Finality.FINAL)));

    judge(order, paymentNo, "SURPLUS");

    long refundNo = onlyRefund(order).get("refundNo").asLong();
    refundBecomes(refundNo, "FAILED");
    assertThat(deadLetters(refundNo)).containsExactly("refunds-stuck-surplus");
    eventually().until(() -> SUITE.events("SurplusReceived", paymentNo).size() == 1);
    assertThat(SUITE.events("SurplusReturned", refundNo)).isEmpty();
    assertThat(SUITE.events("RefundFailed", refundNo)).isEmpty();
  }

  private JsonNode onlyRefund(long order) {
    JsonNode items = get("/api/v1/orders/" + order + "/refunds").json().get("items");
    assertThat(items.size()).isEqualTo(1);
    return items.get(0);
  }
}
