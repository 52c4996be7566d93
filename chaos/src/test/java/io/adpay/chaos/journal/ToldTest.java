package io.adpay.chaos.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ToldTest {

  @ParameterizedTest
  @CsvSource({
    "200, '', false, false",
    "303, '', false, false",
    "400, validation_failed, true, false",
    "401, '', false, true",
    "403, '', false, false",
    "404, not_found, true, false",
    "408, '', false, true",
    "409, insufficient_balance, true, false",
    "409, request_in_progress, false, true",
    "422, idempotency_key_reused, false, false",
    "422, method_not_supported, true, false",
    "429, '', false, true",
    "500, '', false, true",
    "503, backlog_full, false, true",
  })
  void anAnswerRefusesOrIsNoneYet(int status, String code, boolean refusal, boolean again) {
    ObjectNode body = JsonMapper.shared().createObjectNode().put("code", code);
    var answer = new Told.Answer(status, body);

    assertThat(answer.isRefusal()).isEqualTo(refusal);
    assertThat(answer.isToBeAskedAgain()).isEqualTo(again);
  }
}
