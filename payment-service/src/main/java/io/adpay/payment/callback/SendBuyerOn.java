package io.adpay.payment.callback;

import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.RawRequest;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.tracking.Tracking;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The buyer's browser is back from the channel. It may say what it likes: the channel is asked at
 * once, and the browser goes on to where the merchant wants it, decided or not.
 */
@Component
final class SendBuyerOn {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Thank you</title>
      <p>Thank you. You may close this page; the merchant will tell you how it went.
      </html>
      """;

  private final Payments payments;
  private final Tracking tracking;

  SendBuyerOn(Payments payments, Tracking tracking) {
    this.payments = payments;
    this.tracking = tracking;
  }

  ResponseEntity<String> sendOn(PaymentChannel channel, RawRequest request) {
    Optional<Payment> payment =
        channel.readReturn(request).flatMap(this::find).filter(p -> p.channel() == channel.id());
    payment.ifPresent(returned -> tracking.askNow(returned.paymentNo()));
    return payment
        .filter(returned -> returned.returnUrl() != null)
        .map(SendBuyerOn::onward)
        .orElseGet(() -> ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(PAGE));
  }

  private Optional<Payment> find(OutTradeNo outTradeNo) {
    OptionalLong paymentNo = BusinessNumbers.parse(outTradeNo.value());
    return paymentNo.isEmpty() ? Optional.empty() : payments.findByPaymentNo(paymentNo.getAsLong());
  }

  private static ResponseEntity<String> onward(Payment payment) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(
            HttpHeaders.LOCATION, withOrder(String.valueOf(payment.returnUrl()), payment.orderNo()))
        .build();
  }

  /** The address with one more parameter, everything else in it as the merchant wrote it. */
  static String withOrder(String url, long orderNo) {
    int hash = url.indexOf('#');
    String address = hash < 0 ? url : url.substring(0, hash);
    String fragment = hash < 0 ? "" : url.substring(hash);
    String separator;
    if (!address.contains("?")) {
      separator = "?";
    } else if (address.endsWith("?") || address.endsWith("&")) {
      separator = "";
    } else {
      separator = "&";
    }
    return address + separator + "orderNo=" + orderNo + fragment;
  }
}
