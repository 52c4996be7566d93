package io.adpay.payment.channel.alipay;

import io.adpay.payment.channel.access.ChannelHttpProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our account at Alipay, in public-key mode.
 *
 * @param serverUrl Alipay's gateway
 * @param appId our app
 * @param sellerId the account that the money goes to
 * @param privateKeyFile our app's private key, PKCS#8 PEM
 * @param alipayPublicKeyFile Alipay's public key for our app, X.509 PEM
 * @param formerAlipayPublicKeyFile the public key that Alipay signed with before, accepted as well
 *     while keys change hands
 * @param notifyUrl where Alipay sends its notifications
 * @param returnUrl where Alipay sends the buyer's browser afterwards
 * @param payoutTitle what payees read in their bill, up to 128 characters
 * @param http the connection
 */
@Validated
@ConfigurationProperties("adpay.channels.alipay")
record AlipayProperties(
    @DefaultValue("https://openapi.alipay.com/gateway.do") @NotNull URI serverUrl,
    @NotBlank String appId,
    @NotBlank String sellerId,
    @NotNull Path privateKeyFile,
    @NotNull Path alipayPublicKeyFile,
    @Nullable Path formerAlipayPublicKeyFile,
    @NotNull URI notifyUrl,
    @NotNull URI returnUrl,
    @DefaultValue("广告收益提现") @NotBlank @Size(max = 128) String payoutTitle,
    @DefaultValue @NotNull @Valid ChannelHttpProperties http) {}
