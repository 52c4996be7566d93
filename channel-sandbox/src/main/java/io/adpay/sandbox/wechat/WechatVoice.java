package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.notification.Notice;
import io.adpay.sandbox.notification.Notifications;
import io.adpay.sandbox.trade.ChannelVoice;
import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Refund;
import io.adpay.sandbox.trade.Trade;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** WeChat Pay speaking of its trades. A refund is told of at its own address, if it gave one. */
@Component
class WechatVoice implements ChannelVoice {

  private final Notifications notifications;

  WechatVoice(Notifications notifications) {
    this.notifications = notifications;
  }

  /** A refund as its notice tells of it. */
  record RefundResource(
      String mchid,
      String transactionId,
      String outTradeNo,
      String refundId,
      String outRefundNo,
      String refundStatus,
      @Nullable String successTime,
      String userReceivedAccount,
      Amount amount) {}

  record Amount(long total, long refund, long payerTotal, long payerRefund) {}

  @Override
  public Channel channel() {
    return Channel.WECHAT;
  }

  @Override
  public String stateOf(Trade trade) {
    return TransactionState.of(trade, false).name();
  }

  @Override
  public String stateOf(Refund refund) {
    return refund.state().name();
  }

  @Override
  public @Nullable String code(Trade trade) {
    return trade.product() == Product.NATIVE ? PaymentLinks.codeUrl(trade) : null;
  }

  /** Never the trade's affair: the browser brings the address along in the link. */
  @Override
  public @Nullable String returnUrl(Trade trade) {
    return null;
  }

  @Override
  public void announcePaid(Trade trade) {
    post(trade, NoticeEvent.PAID, trade.notifyUrl(), Transaction.of(trade, false));
  }

  @Override
  public void announceRefund(Trade trade, Refund refund) {
    long total = trade.paid();
    RefundResource resource =
        new RefundResource(
            trade.account(),
            trade.requireTradeNo(),
            trade.outTradeNo(),
            refund.refundNo(),
            refund.outRefundNo(),
            refund.state().name(),
            RefundView.successTime(refund),
            RefundView.BUYERS_ACCOUNT,
            new Amount(total, refund.amount(), total, refund.amount()));
    NoticeEvent event =
        switch (refund.state()) {
          case SUCCESS -> NoticeEvent.REFUNDED;
          case ABNORMAL -> NoticeEvent.REFUND_ABNORMAL;
          case CLOSED -> NoticeEvent.REFUND_CLOSED;
          case PROCESSING ->
              throw new IllegalStateException("Not at its end: " + refund.outRefundNo());
        };
    post(trade, event, refund.notifyUrl(), resource);
  }

  private void post(Trade trade, NoticeEvent event, @Nullable String url, Object resource) {
    if (url != null) {
      notifications.post(
          new Notice(
              Channel.WECHAT,
              trade.account(),
              trade.matter(),
              UUID.randomUUID().toString(),
              event.name(),
              url,
              WechatJson.write(resource)));
    }
  }
}
