package io.adpay.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.PaymentChannels.Suitability;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentChannelsTest {

  private final PaymentChannel wechat =
      new Offer(Channel.WECHAT, EnumSet.of(Method.QR), Money.ofFen(100));

  @Test
  void channelIsFoundByItsName() {
    PaymentChannels channels = new PaymentChannels(List.of(wechat));

    assertThat(channels.get(Channel.WECHAT)).isSameAs(wechat);
    assertThat(channels.find(Channel.WECHAT)).containsSame(wechat);
    assertThat(channels.offered()).containsExactly(Channel.WECHAT);
  }

  @Test
  void channelThatIsNotConfiguredIsNotOffered() {
    PaymentChannels channels = new PaymentChannels(List.of(wechat));

    assertThat(channels.find(Channel.ALIPAY)).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> channels.get(Channel.ALIPAY));
    assertThat(channels.judge(Channel.ALIPAY, Method.QR, Money.ofFen(1)))
        .isEqualTo(Suitability.METHOD_NOT_SUPPORTED);
  }

  @Test
  void methodAndAmountMustSuitTheChannel() {
    PaymentChannels channels = new PaymentChannels(List.of(wechat));

    assertThat(channels.judge(Channel.WECHAT, Method.PAGE, Money.ofFen(1)))
        .isEqualTo(Suitability.METHOD_NOT_SUPPORTED);
    assertThat(channels.judge(Channel.WECHAT, Method.QR, Money.ofFen(101)))
        .isEqualTo(Suitability.AMOUNT_NOT_SUPPORTED);
    assertThat(channels.judge(Channel.WECHAT, Method.QR, Money.ofFen(100)))
        .isEqualTo(Suitability.SUITABLE);
  }

  @Test
  void noChannelOrTwoOfOneNameAreRefusedAtTheStart() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PaymentChannels(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PaymentChannels(List.of(wechat, wechat)));
  }

  /** A channel of which nothing but its offer is asked. */
  private record Offer(Channel id, Set<Method> methods, Money largestAmount)
      implements PaymentChannel {

    @Override
    public ChannelReply<PrepayAction> prepay(PrepayCommand command) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelReply<PaymentView> query(OutTradeNo outTradeNo) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelReply<CloseView> close(OutTradeNo outTradeNo) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelReply<RefundView> refund(RefundCommand command) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelReply<RefundView> queryRefund(OutTradeNo outTradeNo, OutRefundNo outRefundNo) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelReply<PayoutView> payout(PayoutCommand command) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelReply<PayoutView> queryPayout(OutPayoutNo outPayoutNo) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Notice parse(RawRequest notification) {
      throw new UnsupportedOperationException();
    }

    @Override
    public NoticeAnswer acknowledgement() {
      throw new UnsupportedOperationException();
    }

    @Override
    public NoticeAnswer refusal() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<OutTradeNo> readReturn(RawRequest browserReturn) {
      throw new UnsupportedOperationException();
    }
  }
}
