package io.adpay.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.adpay.sandbox.account.Accounts;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.account.WechatAccount;
import io.adpay.sandbox.faults.Call;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.Reception;
import io.adpay.sandbox.faults.Statistics;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** All of API v3: finds the endpoint, verifies who calls, and signs every answer to a merchant. */
@RestController
class WechatGateway {

  private static final byte[] NO_BODY = {};
  private static final String NO_ENDPOINT = "unknown";

  private final Accounts accounts;
  private final List<Route> routes;
  private final Reception reception;
  private final Statistics statistics;
  private final ChannelClock channelClock;
  private final Clock clock;

  WechatGateway(
      Accounts accounts,
      List<WechatEndpoint> endpoints,
      Reception reception,
      Statistics statistics,
      ChannelClock channelClock,
      Clock clock) {
    this.accounts = accounts;
    this.routes = endpoints.stream().map(Route::to).toList();
    this.reception = reception;
    this.statistics = statistics;
    this.channelClock = channelClock;
    this.clock = clock;
  }

  private record Route(WechatEndpoint endpoint, PathPattern pattern) {

    static Route to(WechatEndpoint endpoint) {
      return new Route(endpoint, PathPatternParser.defaultInstance.parse(endpoint.path()));
    }

    boolean leadsFrom(String method, PathContainer path) {
      return endpoint.method().equals(method) && pattern.matches(path);
    }

    Map<String, String> variables(PathContainer path) {
      PathPattern.PathMatchInfo match = pattern.matchAndExtract(path);
      return match == null ? Map.of() : match.getUriVariables();
    }

    String name() {
      return endpoint.method() + " " + endpoint.path();
    }
  }

  @RequestMapping("/v3/**")
  @Nullable ResponseEntity<byte[]> serve(
      HttpServletRequest http, @RequestBody(required = false) byte @Nullable [] bytes) {
    String body = new String(bytes == null ? NO_BODY : bytes, UTF_8);
    PathContainer path = PathContainer.parsePath(http.getRequestURI());
    Route route =
        routes.stream()
            .filter(candidate -> candidate.leadsFrom(http.getMethod(), path))
            .findFirst()
            .orElse(null);
    Authorization authorization = Authorization.parse(http.getHeader(HttpHeaders.AUTHORIZATION));
    String api = route == null ? NO_ENDPOINT : route.name();
    return reception.take(
        new Call(Channel.WECHAT, authorization.mchId(), api),
        http,
        () -> answer(WechatFailure.system().answer(), accountOf(authorization)),
        () -> call(http, body, authorization, route));
  }

  private ResponseEntity<byte[]> call(
      HttpServletRequest http, String body, Authorization authorization, @Nullable Route route) {
    WechatAccount account = accountOf(authorization);
    try {
      WechatAccount caller = authenticate(http, body, authorization, account);
      if (route == null) {
        throw WechatFailure.resourceNotExists("请求的接口不存在");
      }
      PathContainer path = PathContainer.parsePath(http.getRequestURI());
      WechatCall call =
          new WechatCall(
              caller,
              route.variables(path),
              query(http),
              Objects.requireNonNullElse(http.getHeader("Wechatpay-Serial"), ""),
              body);
      return answer(route.endpoint().handle(call), caller);
    } catch (WechatFailure failure) {
      return answer(failure.answer(), account);
    }
  }

  private @Nullable WechatAccount accountOf(Authorization authorization) {
    return accounts.wechat(authorization.mchId()).orElse(null);
  }

  private WechatAccount authenticate(
      HttpServletRequest http,
      String body,
      Authorization authorization,
      @Nullable WechatAccount account) {
    String query = http.getQueryString();
    String target = http.getRequestURI() + (query == null ? "" : "?" + query);
    if (account != null
        && authorization.timely(clock.instant())
        && authorization.verifies(http.getMethod(), target, body, account)) {
      return account;
    }
    statistics.badSignature(Channel.WECHAT);
    throw WechatFailure.sign("签名错误，请检查商户号、证书序列号、时间戳和签名");
  }

  private ResponseEntity<byte[]> answer(WechatAnswer answer, @Nullable WechatAccount signer) {
    ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
    response.header("Request-ID", UUID.randomUUID().toString());
    if (signer != null) {
      PlatformSignature.headers(answer.body(), signer, channelClock.now(Channel.WECHAT))
          .forEach(response::header);
    }
    if (answer.body().isEmpty()) {
      return response.build();
    }
    return response
        .header(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
        .body(answer.body().getBytes(UTF_8));
  }

  private static Map<String, String> query(HttpServletRequest http) {
    Map<String, String> query = new HashMap<>();
    http.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
    return query;
  }
}
