package io.adpay.payment.checkout;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks for.
 *
 * @param openid the buyer's id in the app; needed for JSAPI
 * @param returnUrl where the buyer's browser goes afterwards
 */
record StartPaymentBody(
    @NotNull(message = "is required") Channel channel,
    @NotNull(message = "is required") Method method,
    @Nullable
        @Size(min = 1, max = 128, message = "is 1 to 128 characters")
        @Pattern(regexp = "[\\x21-\\x7e]*", message = "is printable ASCII without spaces")
        String openid,
    @Nullable
        @Size(max = 512, message = "is at most 512 characters")
        @Pattern(
            regexp = "https?://[A-Za-z0-9\\[][\\x21-\\x7e]*",
            message = "is an http or https address")
        String returnUrl) {}
