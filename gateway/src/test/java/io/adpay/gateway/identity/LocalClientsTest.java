package io.adpay.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.identity.Role;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LocalClientsTest {

  private final LocalClients clients = new LocalClients();

  @Test
  void thereAreAsManyAsTheContractSays() {
    assertThat(
            clients.all().stream()
                .collect(Collectors.groupingBy(LocalClient::role, Collectors.counting())))
        .containsEntry(Role.MERCHANT, 100L)
        .containsEntry(Role.TRAFFIC, 20L)
        .containsEntry(Role.OPERATOR, 2L)
        .containsEntry(Role.PLATFORM, 1L)
        .containsEntry(Role.SERVICE, 5L);
  }

  @Test
  void usersCarryTheirUidAndNobodyElseDoes() {
    assertThat(clients.named("merchant-1001").uid()).isEqualTo(1001L);
    assertThat(clients.named("traffic-2020").uid()).isEqualTo(2020L);
    assertThat(clients.named("operator").uid()).isNull();
    assertThat(clients.all())
        .allSatisfy(
            client ->
                assertThat(client.uid() != null)
                    .isEqualTo(client.role() == Role.MERCHANT || client.role() == Role.TRAFFIC));
  }

  @Test
  void aStrangerIsNotFound() {
    assertThat(clients.findByClientId("merchant-1101")).isNull();
    assertThatThrownBy(() -> clients.named("merchant-1101"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodyCanBeAdded() {
    assertThatThrownBy(() -> clients.save(clients.findByClientId("operator")))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
