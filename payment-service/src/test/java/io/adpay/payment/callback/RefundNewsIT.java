package io.adpay.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.RefundView;
import io.adpay.payment.suite.FakeChannel;
import io.adpay.payment.suite.RunningService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the channels tell of refunds by themselves. */
class RefundNewsIT extends RunningService {

  private static final long PART = 700;

  @Test
  void newsOfARefundMakesUsAskAtOnce() {
    long order = order();
    long paymentNo = credited(order, Channel.WECHAT);
    wechat.onRefundQuery(paymentNo, _ -> Optional.of(new Accepted<>(new RefundView.Processing())));
    long refundNo = refunding(order, PART);
    eventually().until(() -> wechat.refundQuestions(paymentNo) >= 1);
    plant("UPDATE refund SET next_attempt_at = '2030-01-01' WHERE refund_no = " + refundNo);
    wechat.behave();

    tell("wechat", paymentNo, refundNo, "news");

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(outcomes(refundNo)).containsExactly("ASKED");
    tell("wechat", paymentNo, refundNo, "again");
    eventually()
        .untilAsserted(() -> assertThat(outcomes(refundNo)).containsExactly("ASKED", "DUPLICATE"));
  }

  @Test
  void newsOfARefundThatIsNotOursIsForAnOperator() {
    long order = order();
    long paymentNo = credited(order, Channel.WECHAT);
    long unknown = number();
    tell("wechat", paymentNo, unknown, "who");
    eventually()
        .untilAsserted(() -> assertThat(outcomes(unknown)).containsExactly("UNKNOWN_REFUND"));
    long refundNo = refunding(order, PART);
    refundBecomes(refundNo, "SUCCEEDED");
    tell("wechat", number(), refundNo, "other payment");
    eventually()
        .untilAsserted(() -> assertThat(outcomes(refundNo)).containsExactly("UNKNOWN_REFUND"));

    plant(
        "UPDATE channel_notice SET next_attempt_at = UTC_TIMESTAMP(3),"
            + " received_at = TIMESTAMPADD(MINUTE, -31, UTC_TIMESTAMP(3)) WHERE out_refund_no = '"
            + unknown
            + "'");

    eventually()
        .until(
            () ->
                jdbc.sql(
                            """
                        SELECT COUNT(*) FROM dead_letter d
                          JOIN channel_notice n ON d.task = CAST(n.id AS CHAR)
                         WHERE d.queue = 'channel-notices' AND n.out_refund_no = ?
                           AND n.processed_at IS NOT NULL
                        """)
                        .param(Long.toString(unknown))
                        .query(Long.class)
                        .single()
                    == 1);
  }

  @Test
  void newsThatAFailedRefundWasDoneIsForAnOperator() {
    long order = order();
    long paymentNo = credited(order, Channel.WECHAT);
    wechat.onRefund(
        paymentNo, _ -> Optional.of(new Declined<>("NO_WAY", "said no", Finality.FINAL)));
    long refundNo = refunding(order, PART);
    refundBecomes(refundNo, "FAILED");
    tell("wechat", paymentNo, refundNo, "failed");
    eventually().untilAsserted(() -> assertThat(outcomes(refundNo)).containsExactly("DUPLICATE"));
    assertThat(deadLetters(refundNo)).isEmpty();

    wechat.onRefundQuery(paymentNo, _ -> Optional.of(new Unknown<>("timeout")));
    tell("wechat", paymentNo, refundNo, "done");
    eventually().until(() -> wechat.refundQuestions(paymentNo) >= 3);
    wechat.onRefundQuery(
        paymentNo,
        _ ->
            Optional.of(
                new Accepted<>(new RefundView.Succeeded(Money.ofFen(PART), Instant.now()))));

    eventually()
        .untilAsserted(
            () -> assertThat(outcomes(refundNo)).containsExactly("DUPLICATE", "CONFIRMED"));
    assertThat(deadLetters(refundNo)).containsExactly("refunds-contradicted");
    assertThat(refundStatus(refundNo)).isEqualTo("FAILED");
  }

  private void tell(String channel, long paymentNo, long refundNo, String id) {
    assertThat(
            callback(
                    channel,
                    FakeChannel.refundNotice(
                        id + "-" + refundNo, paymentNo, Long.toString(refundNo)))
                .status())
        .isEqualTo(200);
  }

  private List<String> outcomes(long refundNo) {
    return jdbc.sql("SELECT outcome FROM channel_notice WHERE out_refund_no = ? ORDER BY id")
        .param(Long.toString(refundNo))
        .query(String.class)
        .list();
  }
}
