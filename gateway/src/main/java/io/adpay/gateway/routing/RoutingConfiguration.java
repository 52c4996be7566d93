package io.adpay.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;

import io.adpay.common.problem.ProblemWriter;
import io.adpay.common.servicecall.ServiceNodes;
import io.adpay.common.servicecall.SuiteService;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Leads every {@link Door} to its service, and the services' descriptions of themselves out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BodyLimitProperties.class, UpstreamProperties.class})
class RoutingConfiguration {

  /** After security, so that a stranger's body is never read, and after the rate limit. */
  private static final int AFTER_THE_LIMITS = 20;

  /** Shorter than a service keeps an idle connection, so that none is used while it closes. */
  private static final TimeValue IDLE = TimeValue.ofSeconds(20);

  /**
   * A connection that lay idle for longer is looked at before it is used: its node may have died,
   * and a call on it would be one of which nobody knows what became. The look takes a millisecond,
   * which a busy connection is spared.
   */
  private static final TimeValue UNCHECKED = TimeValue.ofMilliseconds(100);

  @Bean
  RouterFunction<ServerResponse> doors() {
    return Stream.of(Door.values())
        .map(RoutingConfiguration::leadingInside)
        .reduce(RouterFunction::and)
        .orElseThrow();
  }

  @Bean
  RouterFunction<ServerResponse> descriptions() {
    return Stream.of(SuiteService.values())
        .map(RoutingConfiguration::describing)
        .reduce(RouterFunction::and)
        .orElseThrow();
  }

  @Bean
  CallerHeaders callerHeaders() {
    return new CallerHeaders();
  }

  @Bean
  ServiceHeaders serviceHeaders() {
    return new ServiceHeaders();
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimit(
      BodyLimitProperties limits, ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(new BodyLimitFilter(limits, problems));
    registration.setOrder(AFTER_THE_LIMITS);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems(
      ProblemWriter problems) {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ContainerProblems(problems)));
  }

  @Bean
  CloseableHttpClient upstreamClient(UpstreamProperties upstream, ServiceNodes nodes) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setMaxConnPerRoute(upstream.connections())
            .setMaxConnTotal(upstream.connections() * nodes.count())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(upstream.connectTimeout()))
                    .setSocketTimeout(Timeout.of(upstream.silence()))
                    .setValidateAfterInactivity(UNCHECKED)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(upstream.poolTimeout()))
                .setResponseTimeout(Timeout.of(upstream.silence()))
                .build())
        .setUserAgent("AdPay-Gateway")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .evictIdleConnections(IDLE)
        .build();
  }

  @Bean
  ProxyExchange upstreamExchange(
      CloseableHttpClient upstreamClient,
      ServiceNodes nodes,
      Tracer tracer,
      Propagator propagator,
      ProblemWriter problems) {
    return new UpstreamExchange(
        upstreamClient, nodes, new TraceHeaders(tracer, propagator), problems);
  }

  private static RouterFunction<ServerResponse> leadingInside(Door door) {
    return GatewayRouterFunctions.route(nameOf(door))
        .route(RequestPredicates.path(door.pattern()), HandlerFunctions.http())
        .before(to(door.service()))
        .build();
  }

  private static RouterFunction<ServerResponse> describing(SuiteService service) {
    String name = nameOf(service);
    return GatewayRouterFunctions.route("openapi-" + name)
        .GET("/openapi/" + name + ".json", HandlerFunctions.http())
        .before(setPath("/v3/api-docs"))
        .before(to(service))
        .build();
  }

  /** A name stands in the place of the host: which node is called, the exchange decides. */
  private static Function<ServerRequest, ServerRequest> to(SuiteService service) {
    Function<ServerRequest, ServerRequest> named = uri("http://" + nameOf(service));
    return request -> {
      UpstreamExchange.lead(request, service);
      return named.apply(request);
    };
  }

  private static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
