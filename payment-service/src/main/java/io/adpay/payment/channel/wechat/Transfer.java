package io.adpay.payment.channel.wechat;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as WeChat Pay tells of it, in answers and in notifications; what it leaves out is
 * null, and so is a state that is not documented.
 */
record Transfer(
    @SerializedName("mch_id") @Nullable String mchId,
    @Nullable String appid,
    @SerializedName("out_bill_no") @Nullable String outBillNo,
    @SerializedName("transfer_bill_no") @Nullable String transferBillNo,
    @Nullable State state,
    @SerializedName("transfer_amount") @Nullable Long transferAmount,
    @SerializedName("package_info") @Nullable String packageInfo,
    @SerializedName("fail_reason") @Nullable String failReason,
    @SerializedName("update_time") @Nullable String updateTime) {

  /** Where a transfer stands, in the documentation's own spelling. */
  enum State {
    /** Taken; the same number may be sent again. */
    ACCEPTED,
    /** The money is being set aside; it stays so while our balance is too low. */
    PROCESSING,
    /** The payee has yet to confirm. */
    WAIT_USER_CONFIRM,
    /** The payee has confirmed, and the money is on its way. */
    TRANSFERING,
    /** Paid. */
    SUCCESS,
    /** Ended without paying. */
    FAIL,
    /** We have taken it back, and that is under way. */
    CANCELING,
    /** Taken back. */
    CANCELLED
  }
}
