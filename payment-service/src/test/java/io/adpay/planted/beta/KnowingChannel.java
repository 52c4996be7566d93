package io.adpay.planted.beta;

import com.alipay.api.AlipayConfig;
import io.adpay.payment.payment.Payment;
import io.adpay.planted.alpha.ChattyStep;

/** Speaks Alipay outside of Alipay's package, and knows the aggregate. */
public class KnowingChannel {

  AlipayConfig config;
  Payment payment;
  ChattyStep step;
}
