package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.Fact;
import io.adpay.common.contract.operations.FactState;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

/** A service's facts of one kind, asked for by HTTP. */
final class RemoteBook implements Book {

  private static final ParameterizedTypeReference<List<DigestBucket>> BUCKETS =
      new ParameterizedTypeReference<>() {};
  private static final ParameterizedTypeReference<List<Fact>> FACTS =
      new ParameterizedTypeReference<>() {};

  private final SuiteService service;
  private final String facts;
  private final RestClient client;

  /**
   * @param facts which facts, by the name that all services have for them
   */
  RemoteBook(SuiteService service, String facts, ServiceCalls calls) {
    this.service = service;
    this.facts = facts;
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
                "/internal/check/facts/{facts}/digest?shift={shift}&from={from}&to={to}",
                facts,
                shift,
                range.from(),
                range.to())
            .retrieve()
            .body(BUCKETS));
  }

  @Override
  public List<Fact> facts(NumberRange range) {
    return Objects.requireNonNull(
        client
            .get()
            .uri(
                "/internal/check/facts/{facts}?from={from}&to={to}",
                facts,
                range.from(),
                range.to())
            .retrieve()
            .body(FACTS));
  }

  @Override
  public FactState state(long number) {
    return Objects.requireNonNull(
        client
            .get()
            .uri("/internal/check/facts/{facts}/{number}", facts, number)
            .retrieve()
            .body(FactState.class));
  }
}
