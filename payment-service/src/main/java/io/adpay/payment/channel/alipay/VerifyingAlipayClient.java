package io.adpay.payment.channel.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayConfig;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.SignChecker;

/** Alipay's client, accepting every key that is valid now. */
final class VerifyingAlipayClient extends DefaultAlipayClient {

  private final AlipayKeys keys;

  VerifyingAlipayClient(AlipayConfig config, AlipayKeys keys) throws AlipayApiException {
    super(config);
    this.keys = keys;
  }

  @Override
  public SignChecker getSignChecker() {
    return keys;
  }

  /**
   * The SDK asks this on every signed answer, and signs something to find out. It was found out
   * when the keys were loaded.
   */
  @Override
  public boolean checkAlipayPublicKey() {
    return false;
  }
}
