package io.adpay.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.adpay.sandbox.account.Channel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FaultOrderTest {

  @Test
  void emptyOrderIsAGoodDay() {
    assertThat(read("{}"))
        .containsEntry(Channel.ALIPAY, Faults.NONE)
        .containsEntry(Channel.WECHAT, Faults.NONE);
  }

  @Test
  void everyFieldIsRead() {
    String all =
        """
        {"dropNotifications":0.5,"duplicateNotifications":true,"notificationDelayMs":7,
         "shuffleNotifications":true,"latencyMs":8,"errorRate":0.1,"dropBeforeRate":0.2,
         "hangRate":1,"userPaying":true,"merchantBalance":9,"refundResult":"ABNORMAL",
         "transferResult":"FAIL","feeBps":60,"qpsLimit":null,"clockSkewMs":-300000}
        """;
    assertThat(read(all))
        .containsEntry(
            Channel.WECHAT,
            new Faults(
                0.5,
                1,
                7,
                true,
                8,
                0.1,
                0.2,
                1,
                true,
                9L,
                RefundResult.ABNORMAL,
                TransferResult.FAIL,
                60,
                null,
                -300_000));
  }

  @Test
  void channelsOwnFieldsWinOverThoseForBoth() {
    Map<Channel, Faults> faults =
        read("{\"latencyMs\":1,\"qpsLimit\":5,\"WECHAT\":{\"latencyMs\":2,\"qpsLimit\":null}}");
    assertThat(faults.get(Channel.ALIPAY).latencyMs()).isEqualTo(1);
    assertThat(faults.get(Channel.ALIPAY).qpsLimit()).isEqualTo(5);
    assertThat(faults.get(Channel.WECHAT).latencyMs()).isEqualTo(2);
    assertThat(faults.get(Channel.WECHAT).qpsLimit()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errorRate\":-0.1}",
        "{\"errorRate\":1.1}",
        "{\"errorRate\":true}",
        "{\"errorRate\":\"0.5\"}",
        "{\"latencyMs\":1.5}",
        "{\"latencyMs\":-1}",
        "{\"latencyMs\":3600001}",
        "{\"latencyMs\":99999999999999999999}",
        "{\"userPaying\":1}",
        "{\"merchantBalance\":-1}",
        "{\"merchantBalance\":\"1\"}",
        "{\"refundResult\":\"success\"}",
        "{\"transferResult\":\"CLOSED\"}",
        "{\"feeBps\":10001}",
        "{\"qpsLimit\":-1}",
        "{\"qpsLimit\":2147483648}",
        "{\"clockSkewMs\":3600001}",
        "{\"clockSkewMs\":-3600001}",
        "{\"clockSkewMs\":0.5}",
        "{\"qpslimit\":1}",
        "{\"PAYPAL\":{}}",
        "{\"WECHAT\":1}",
        "{\"WECHAT\":{\"ALIPAY\":{}}}",
        "[]",
        "1"
      })
  void nonsenseIsRefused(String order) {
    FaultProblem problem = catchThrowableOfType(FaultProblem.class, () -> read(order));
    assertThat(problem.fields()).hasSize(1);
  }

  @Test
  void everyWrongFieldIsNamedOnce() {
    FaultProblem problem =
        catchThrowableOfType(
            FaultProblem.class, () -> read("{\"hangRate\":2,\"ALIPAY\":{\"feeBps\":-1,\"x\":0}}"));
    assertThat(problem.fields())
        .extracting(FaultProblem.Field::field)
        .containsExactlyInAnyOrder("hangRate", "ALIPAY.feeBps", "ALIPAY.x");
  }

  private static Map<Channel, Faults> read(String json) {
    return FaultOrder.read(JsonMapper.shared().readTree(json));
  }
}
