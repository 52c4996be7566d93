package io.adpay.common.contract.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/** The wallet was credited for this order. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RechargePosted(long orderNo, long transferNo, Instant postedAt) {

  /** The event's type. */
  public static final String TYPE = "RechargePosted";
}
