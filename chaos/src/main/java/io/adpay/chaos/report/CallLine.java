package io.adpay.chaos.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call as a line of {@code calls.jsonl}. It has a status, and a body where one was read, or it
 * says why there is none.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallLine(
    Instant begunAt,
    Duration took,
    String client,
    CallKind kind,
    String key,
    String subject,
    long fen,
    Map<String, Object> request,
    @Nullable Integer status,
    @Nullable JsonNode body,
    @Nullable String why) {

  static CallLine of(Call call) {
    return switch (call.told()) {
      case Told.Answer(int status, JsonNode body) ->
          of(call, status, body.isMissingNode() ? null : body, null);
      case Told.Nothing(String why) -> of(call, null, null, why);
    };
  }

  private static CallLine of(
      Call call, @Nullable Integer status, @Nullable JsonNode body, @Nullable String why) {
    return new CallLine(
        call.begunAt(),
        call.took(),
        call.client(),
        call.kind(),
        call.key(),
        call.subject(),
        call.fen(),
        call.request(),
        status,
        body,
        why);
  }
}
