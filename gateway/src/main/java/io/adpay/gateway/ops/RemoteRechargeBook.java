package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.RechargeFact;
import io.adpay.common.contract.operations.RechargeState;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

/** A service's recharges, asked for by HTTP. */
final class RemoteRechargeBook implements RechargeBook {

  private static final ParameterizedTypeReference<List<DigestBucket>> BUCKETS =
      new ParameterizedTypeReference<>() {};
  private static final ParameterizedTypeReference<List<RechargeFact>> FACTS =
      new ParameterizedTypeReference<>() {};

  private final SuiteService service;
  private final RestClient client;

  RemoteRechargeBook(SuiteService service, ServiceCalls calls) {
    this.service = service;
    this.client = calls.to(service);
  }

  @Override
  public String owner() {
    return service.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<DigestBucket> digest(int shift, NumberRange range) {
    return Objects.requireNonNull(
        client
            .get()
            .uri(
                "/internal/check/recharges/digest?shift={shift}&from={from}&to={to}",
                shift,
                range.from(),
                range.to())
            .retrieve()
            .body(BUCKETS));
  }

  @Override
  public List<RechargeFact> facts(NumberRange range) {
    return Objects.requireNonNull(
        client
            .get()
            .uri("/internal/check/recharges?from={from}&to={to}", range.from(), range.to())
            .retrieve()
            .body(FACTS));
  }

  @Override
  public RechargeState state(long orderNo) {
    return Objects.requireNonNull(
        client
            .get()
            .uri("/internal/check/recharges/{orderNo}", orderNo)
            .retrieve()
            .body(RechargeState.class));
  }
}
