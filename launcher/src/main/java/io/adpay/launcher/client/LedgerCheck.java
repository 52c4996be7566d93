package io.adpay.launcher.client;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the ledger checker found over all services.
 *
 * @param ok whether every invariant holds
 * @param checkedAt when it looked
 * @param checks each invariant
 */
public record LedgerCheck(boolean ok, String checkedAt, List<Check> checks) {
  /** One invariant: what it is called, whether it holds, and what was seen. */
  public record Check(String name, boolean ok, String detail) {}

  /**
   * Has the ledger checked now.
   *
   * @param operator a session that may
   * @throws UnexpectedAnswerException when the checker could not look
   */
  public static LedgerCheck by(AdPay.Session operator) {
    Answer answer = operator.get("/api/v1/ops/ledger/check");
    JsonNode body = answer.success();
    JsonNode checks = body.path("checks");
    if (!body.path("ok").isBoolean() || !checks.isArray()) {
      throw new UnexpectedAnswerException(answer);
    }
    return new LedgerCheck(
        body.path("ok").booleanValue(),
        body.path("checkedAt").asString(""),
        StreamSupport.stream(checks.spliterator(), false)
            .map(
                check ->
                    new Check(
                        check.path("name").asString(""),
                        check.path("ok").booleanValue(false),
                        check.path("detail").asString("")))
            .toList());
  }
}
