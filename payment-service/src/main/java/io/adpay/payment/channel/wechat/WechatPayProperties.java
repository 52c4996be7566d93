package io.adpay.payment.channel.wechat;

import io.adpay.payment.channel.access.ChannelHttpProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our account at WeChat Pay, in public-key mode.
 *
 * @param baseUrl another host to speak to, with no path because the path is signed; absent in
 *     production, where the SDK knows the address
 * @param mchId our merchant number
 * @param appId the app that payments are made in
 * @param merchantSerial the serial number of our merchant certificate
 * @param privateKeyFile our merchant key, PKCS#8 PEM
 * @param publicKeyId the id of WeChat Pay's public key
 * @param publicKeyFile WeChat Pay's public key, X.509 PEM
 * @param formerPublicKeyId the id of the key before it, accepted as well while keys change hands
 * @param formerPublicKeyFile the key before it
 * @param apiV3KeyFile the secret that notifications are encrypted with, 32 ASCII characters
 * @param notifyUrl where WeChat Pay sends its notifications
 * @param returnUrl where a buyer's phone browser comes back to
 * @param fallbackBuyerAddress the buyer's IP address to state for WAP where nobody knows it; WeChat
 *     Pay demands one
 * @param payout what payouts are declared as
 * @param http the connection
 */
@Validated
@ConfigurationProperties("adpay.channels.wechat")
record WechatPayProperties(
    @Nullable URI baseUrl,
    @NotBlank String mchId,
    @NotBlank String appId,
    @NotBlank String merchantSerial,
    @NotNull Path privateKeyFile,
    @NotBlank String publicKeyId,
    @NotNull Path publicKeyFile,
    @Nullable String formerPublicKeyId,
    @Nullable Path formerPublicKeyFile,
    @NotNull Path apiV3KeyFile,
    @NotNull URI notifyUrl,
    @NotNull URI returnUrl,
    @DefaultValue("127.0.0.1") @NotBlank String fallbackBuyerAddress,
    @DefaultValue @NotNull @Valid TransferScene payout,
    @DefaultValue @NotNull @Valid ChannelHttpProperties http) {

  @AssertTrue(message = "a former public key needs both its id and its file")
  boolean isFormerKeyWhole() {
    return (formerPublicKeyId == null) == (formerPublicKeyFile == null);
  }

  @AssertTrue(message = "base-url is a scheme, a host and perhaps a port, with no path")
  boolean isBaseUrlBare() {
    return baseUrl == null
        || (baseUrl.getScheme() != null
            && baseUrl.getScheme().matches("https?")
            && baseUrl.getHost() != null
            && (baseUrl.getRawPath().isEmpty() || baseUrl.getRawPath().equals("/"))
            && baseUrl.getRawQuery() == null);
  }
}
