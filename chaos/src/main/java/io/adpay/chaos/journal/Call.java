package io.adpay.chaos.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One call and what came of it. A call that was sent again under its idempotency key is a call of
 * its own.
 *
 * @param client who called: the name of the token's client, or {@code buyer}
 * @param kind what for
 * @param key the idempotency key; empty where the call has none
 * @param subject the number that it was about: an order's for a payment, a close and a refund, a
 *     payment's for a buyer, a withdrawal's for a review, a batch's for a settlement; empty where
 *     the answer alone gives one
 * @param fen what it was to move; 0 where it moves nothing
 * @param request what was sent
 * @param begunAt when
 * @param took until the client knew
 * @param told what it knew then
 */
public record Call(
    String client,
    CallKind kind,
    String key,
    String subject,
    long fen,
    Map<String, Object> request,
    Instant begunAt,
    Duration took,
    Told told) {

  /** Keeps a copy of what was sent. */
  public Call {
    request = Map.copyOf(request);
  }

  /** The answer's body; a missing node where there was no answer. */
  public JsonNode body() {
    return switch (told) {
      case Told.Answer(int _, JsonNode body) -> body;
      case Told.Nothing _ -> MissingNode.getInstance();
    };
  }

  /** Whether the client was told that it is done or taken on. */
  public boolean succeeded() {
    return told instanceof Told.Answer answer && answer.isSuccess();
  }
}
