package io.adpay.payment.channel.wechat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What payouts are declared as to WeChat Pay: the scene that was granted to us, and what the scene
 * wants to be told. The defaults are those of scene 1005, commission (佣金报酬).
 *
 * @param sceneId the scene, from the merchant platform's 商家转账
 * @param perception what the payee is told it is, one of the scene's own words
 * @param remark what the payee reads beside the amount, at most 32 characters
 * @param reports what the scene wants reported, each of its kinds once
 */
record TransferScene(
    @DefaultValue("1005") @NotBlank @Size(max = 36) String sceneId,
    @DefaultValue("劳务报酬") @NotBlank String perception,
    @DefaultValue("广告收益提现") @NotBlank @Size(max = 32) String remark,
    @DefaultValue @Valid List<Report> reports) {

  private static final List<Report> OF_COMMISSION =
      List.of(new Report("岗位类型", "流量主"), new Report("报酬说明", "广告收益"));

  TransferScene {
    reports = reports.isEmpty() ? OF_COMMISSION : List.copyOf(reports);
  }

  /**
   * One thing that the scene wants reported.
   *
   * @param kind the scene's own word for it
   * @param content what is reported, at most 32 characters
   */
  record Report(@NotBlank String kind, @NotBlank @Size(max = 32) String content) {}
}
