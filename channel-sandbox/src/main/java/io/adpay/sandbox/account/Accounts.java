package io.adpay.sandbox.account;

import io.adpay.sandbox.SandboxProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Every merchant that the channels know: the services' account, if its keys were given, and the
 * demo merchant. Of the former the sandbox holds public keys only.
 */
@Component
public class Accounts {

  private final Map<String, AlipayAccount> alipay = new HashMap<>();
  private final Map<String, WechatAccount> wechat = new HashMap<>();
  private final Map<Channel, String> ofServices = new EnumMap<>(Channel.class);

  Accounts(SandboxProperties properties, AccountProperties names, DemoMerchant demoMerchant) {
    add(demoMerchant.alipayAccount());
    add(demoMerchant.wechatAccount());
    Path keys = properties.keysDir();
    if (keys != null) {
      add(alipayOf(names.alipay(), keys.resolve("alipay")));
      add(wechatOf(names.wechat(), keys.resolve("wechat")));
      ofServices.put(Channel.ALIPAY, names.alipay().appId());
      ofServices.put(Channel.WECHAT, names.wechat().mchId());
    }
  }

  /** The account behind an Alipay application. */
  public Optional<AlipayAccount> alipay(String appId) {
    return Optional.ofNullable(alipay.get(appId));
  }

  /** The account of a WeChat Pay merchant. */
  public Optional<WechatAccount> wechat(String mchId) {
    return Optional.ofNullable(wechat.get(mchId));
  }

  /** What the channel calls the services' account; empty: their keys were not given. */
  public Optional<String> ofServices(Channel channel) {
    return Optional.ofNullable(ofServices.get(channel));
  }

  private void add(AlipayAccount account) {
    alipay.put(account.appId(), account);
  }

  private void add(WechatAccount account) {
    wechat.put(account.mchId(), account);
  }

  private static AlipayAccount alipayOf(AccountProperties.Alipay names, Path keys) {
    return new AlipayAccount(
        names.appId(),
        names.sellerId(),
        RsaKeys.readPublic(keys.resolve("app_public.pem")),
        RsaKeys.readPrivate(keys.resolve("alipay_private.pem")),
        names.notifyUrl() == null ? null : names.notifyUrl().toString());
  }

  private static WechatAccount wechatOf(AccountProperties.Wechat names, Path keys) {
    try {
      return new WechatAccount(
          names.mchId(),
          names.appId(),
          names.merchantSerial(),
          RsaKeys.readPublic(keys.resolve("merchant_public.pem")),
          names.publicKeyId(),
          RsaKeys.readPrivate(keys.resolve("wechatpay_private.pem")),
          Files.readString(keys.resolve("api_v3.key")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
