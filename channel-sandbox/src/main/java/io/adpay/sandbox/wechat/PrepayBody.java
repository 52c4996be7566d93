package io.adpay.sandbox.wechat;

import org.jspecify.annotations.Nullable;

/** What a merchant asks for, in the words of all four ways to be paid. */
record PrepayBody(
    @Nullable String appid,
    @Nullable String mchid,
    @Nullable String description,
    @Nullable String outTradeNo,
    @Nullable String timeExpire,
    @Nullable String attach,
    @Nullable String notifyUrl,
    @Nullable Amount amount,
    @Nullable Payer payer,
    @Nullable SceneInfo sceneInfo) {

  /** The sum in fen, which WeChat Pay keeps in 32 bits. */
  record Amount(@Nullable Integer total, @Nullable String currency) {}

  record Payer(@Nullable String openid) {}

  record SceneInfo(@Nullable String payerClientIp, @Nullable H5Info h5Info) {}

  record H5Info(@Nullable String type) {}
}
