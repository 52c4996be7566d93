package io.adpay.gateway.identity;

import io.adpay.common.identity.Role;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients that the public contract names for a laptop. All have one well-known secret. */
final class LocalClients implements RegisteredClientRepository {

  private static final long FIRST_MERCHANT = 1001;
  private static final long LAST_MERCHANT = 1100;
  private static final long FIRST_TRAFFIC_OWNER = 2001;
  private static final long LAST_TRAFFIC_OWNER = 2020;
  private static final String SECRET = "secret";
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private final Map<String, LocalClient> clients;
  private final Map<String, RegisteredClient> registered;

  LocalClients() {
    clients =
        Stream.of(
                users("merchant-", FIRST_MERCHANT, LAST_MERCHANT, Role.MERCHANT),
                users("traffic-", FIRST_TRAFFIC_OWNER, LAST_TRAFFIC_OWNER, Role.TRAFFIC),
                others(Role.OPERATOR, "operator", "operator-2"),
                others(Role.PLATFORM, "platform"),
                others(
                    Role.SERVICE,
                    "order-service",
                    "payment-service",
                    "wallet-service",
                    "withdraw-service",
                    "gateway"))
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(LocalClient::id, Function.identity()));
    registered =
        clients.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), LocalClients::registration));
  }

  /** The client with that id; the authorization server asks only for those it found here. */
  LocalClient named(String id) {
    LocalClient client = clients.get(id);
    if (client == null) {
      throw new IllegalArgumentException("no local client: " + id);
    }
    return client;
  }

  /** All of them. */
  Collection<LocalClient> all() {
    return List.copyOf(clients.values());
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return registered.get(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return registered.get(clientId);
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("the local clients are what the contract says");
  }

  private static RegisteredClient registration(String id) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientSecret(SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build())
        .build();
  }

  private static Stream<LocalClient> users(String prefix, long first, long last, Role role) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(uid -> new LocalClient(prefix + uid, role, uid));
  }

  private static Stream<LocalClient> others(Role role, String... ids) {
    return Stream.of(ids).map(id -> new LocalClient(id, role, null));
  }
}
