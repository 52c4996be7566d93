package io.adpay.sandbox.alipay;

import org.jspecify.annotations.Nullable;

/** What a merchant asks for, in the words of {@code biz_content} of the three ways to be paid. */
record PayContent(
    @Nullable String outTradeNo,
    @Nullable String totalAmount,
    @Nullable String subject,
    @Nullable String productCode,
    @Nullable String timeExpire,
    @Nullable String quitUrl,
    @Nullable String passbackParams) {}
