package io.adpay.common.wire;

import tools.jackson.databind.json.JsonMapper;

/** The mapper that a service gets. */
public final class StrictJson {

  private StrictJson() {}

  public static JsonMapper mapper() {
    JsonMapper.Builder builder = JsonMapper.builder();
    new WireConfiguration().strictJson().customize(builder);
    return builder.build();
  }
}
