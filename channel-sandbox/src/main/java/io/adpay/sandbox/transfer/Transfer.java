package io.adpay.sandbox.transfer;

import io.adpay.sandbox.account.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's money on its way to a payee, as the channel keeps it.
 *
 * @param account the merchant: Alipay's app id, WeChat Pay's mchid
 * @param transferNo the channel's number
 * @param fundNo the number of the money's own movement, told once there was one
 * @param token what the payee's phone is led to the confirmation by
 * @param amount fen
 * @param payee the payee's id at the channel
 * @param fingerprint equal for requests that the channel takes for the same one
 * @param doom why it will fail, which the channel has not found yet; null: it need not fail
 * @param failure why it failed; null: it did not
 * @param expiresAt until when a payee may confirm it
 */
public record Transfer(
    long id,
    Channel channel,
    String account,
    String appId,
    String outBizNo,
    String transferNo,
    String fundNo,
    String token,
    long amount,
    String payee,
    @Nullable String remark,
    String fingerprint,
    @Nullable String notifyUrl,
    @Nullable TransferFailure doom,
    TransferState state,
    @Nullable TransferFailure failure,
    Instant expiresAt,
    Instant createdAt,
    Instant updatedAt) {

  /** What notices about it are filed under. */
  public String matter() {
    return "transfer-" + id;
  }
}
