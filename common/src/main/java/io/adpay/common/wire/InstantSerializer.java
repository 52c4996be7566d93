package io.adpay.common.wire;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** RFC 3339 in UTC, always with milliseconds. */
final class InstantSerializer extends StdSerializer<Instant> {

  InstantSerializer() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
    out.writeString(Times.text(value));
  }
}
