package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once: money moves once, and never more of it than there is. */
class ConcurrencyIT {

  private static final String NATIVE = "/v3/pay/transactions/native";
  private static final String NOWHERE = "http://127.0.0.1:1/n";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final WechatWire wechat = new WechatWire(sandbox);
  private final String number = RunningSandbox.number("C");

  @Test
  void sameOrderManyTimesIsOneTradeAndIsPaidOnce() throws InterruptedException {
    List<String> codes =
        atOnce(8, i -> wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE)).body());
    assertThat(codes.stream().distinct()).hasSize(1);
    assertThat(atOnce(8, i -> sandbox.pay("WECHAT", number, "").statusCode()))
        .containsOnlyOnce(200)
        .contains(409);
  }

  @Test
  void refundsNeverExceedWhatWasPaid() throws InterruptedException {
    wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE));
    sandbox.pay("WECHAT", number, "");
    List<HttpResponse<String>> answers =
        atOnce(
            6,
            i ->
                wechat.post(
                    "/v3/refund/domestic/refunds",
                    WechatWire.refund(number, "R" + i + number, 60, 100, NOWHERE)));
    assertThat(answers.stream().filter(it -> it.statusCode() == 200)).hasSize(1);
  }

  private static <T> List<T> atOnce(int times, IntFunction<T> call) throws InterruptedException {
    List<Callable<T>> calls =
        IntStream.range(0, times).<Callable<T>>mapToObj(i -> () -> call.apply(i)).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
