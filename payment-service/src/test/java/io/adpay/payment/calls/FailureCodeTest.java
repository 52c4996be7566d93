package io.adpay.payment.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCodeTest {

  @ParameterizedTest
  @CsvSource({
    "ACQ.INVALID_PARAMETER,invalid_parameter",
    "isv.invalid-signature,isv_invalid_signature",
    "PARAM_ERROR,param_error",
    "'',declined",
    "原因,declined"
  })
  void channelsWordBecomesSnakeCase(String channelCode, String failureCode) {
    assertThat(FailureCode.of(channelCode)).isEqualTo(failureCode);
  }
}
