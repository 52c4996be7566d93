package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.Accounts;
import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.Call;
import io.adpay.sandbox.faults.Reception;
import io.adpay.sandbox.faults.Statistics;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The one address of Alipay's OpenAPI: tells buyers from servers, and knows whom it talks to. */
@RestController
class AlipayGateway {

  private final Accounts accounts;
  private final Map<String, AlipayMethod> methods = new HashMap<>();
  private final CashierEntry cashierEntry;
  private final Reception reception;
  private final Statistics statistics;

  AlipayGateway(
      Accounts accounts,
      List<AlipayMethod> methods,
      CashierEntry cashierEntry,
      Reception reception,
      Statistics statistics) {
    this.accounts = accounts;
    methods.forEach(method -> this.methods.put(method.name(), method));
    this.cashierEntry = cashierEntry;
    this.reception = reception;
    this.statistics = statistics;
  }

  @RequestMapping(
      path = "/gateway.do",
      method = {RequestMethod.GET, RequestMethod.POST})
  @Nullable ResponseEntity<byte[]> serve(HttpServletRequest http) {
    AlipayRequest request = AlipayRequest.of(http.getParameterMap());
    if (cashierEntry.serves(request.method())) {
      statistics.visit(Channel.ALIPAY, request.method());
      return visit(request);
    }
    return reception.take(
        new Call(Channel.ALIPAY, request.appId(), request.method()),
        http,
        () -> AlipayAnswers.failure(request.method(), AlipayFailure.unavailable(), null),
        () -> call(request));
  }

  private ResponseEntity<byte[]> visit(AlipayRequest request) {
    try {
      return cashierEntry.enter(authenticate(request), request);
    } catch (AlipayFailure failure) {
      return cashierEntry.refuse(failure);
    }
  }

  private ResponseEntity<byte[]> call(AlipayRequest request) {
    AlipayAccount account = null;
    try {
      account = authenticate(request);
      AlipayMethod method = methods.get(request.method());
      if (method == null) {
        throw AlipayFailure.invalid("invalid-method", "不存在的方法名");
      }
      return AlipayAnswers.success(request.method(), method.handle(account, request), account);
    } catch (AlipayFailure failure) {
      return AlipayAnswers.failure(request.method(), failure, account);
    }
  }

  private AlipayAccount authenticate(AlipayRequest request) {
    request.requireComplete();
    AlipayAccount account =
        accounts
            .alipay(request.appId())
            .orElseThrow(() -> AlipayFailure.invalid("invalid-app-id", "无效的AppID参数"));
    if (!request.signedBy(account)) {
      statistics.badSignature(Channel.ALIPAY);
      throw AlipayFailure.invalid("invalid-signature", "无效签名");
    }
    return account;
  }
}
