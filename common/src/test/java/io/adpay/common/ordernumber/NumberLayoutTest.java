package io.adpay.common.ordernumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberLayoutTest {

  private static final long NOW = Instant.parse("2026-11-24T12:34:56.789Z").toEpochMilli();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-07-23T00:00:00Z",
        "2026-11-24T00:00:00Z",
        "2050-01-01T00:00:00Z",
        "2087-09-06T00:00:00Z"
      })
  void numbersHaveNineteenDigitsUntilTheirBitsEnd(Instant time) {
    for (int extreme : new int[] {0, 1}) {
      long number =
          NumberLayout.compose(
              time.toEpochMilli(),
              extreme * (NumberLayout.NODES - 1),
              extreme * (NumberLayout.SEQUENCES - 1),
              extreme * (NumberLayout.RANDOMS - 1),
              new ShardGene(extreme * (ShardGene.SLOTS - 1)));

      assertThat(Long.toString(number)).hasSize(19);
      assertThat(number).isPositive();
      assertThat(NumberLayout.madeAt(number)).isEqualTo(time);
      assertThat(BusinessNumbers.parse(Long.toString(number))).hasValue(number);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2087-09-08T00:00:00Z", "2017-12-31T23:59:59.999Z", "2025-07-20T00:00:00Z"})
  void outsideOfThatTimeNoNumberIsMade(Instant time) {
    assertThatThrownBy(() -> NumberLayout.compose(time.toEpochMilli(), 0, 0, 0, new ShardGene(0)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyPartComesBackOutOfANumber() {
    long number = NumberLayout.compose(NOW, 77, 63, 7, new ShardGene(42));

    assertThat(NumberLayout.madeAt(number)).isEqualTo(Instant.ofEpochMilli(NOW));
    assertThat(NumberLayout.nodeOf(number)).isEqualTo(77);
    assertThat(NumberLayout.issuerOf(number)).isEqualTo(NumberIssuer.WALLET);
    assertThat(ShardGene.ofNumber(number)).isEqualTo(new ShardGene(42));
  }

  @Test
  void theServicesShareNoNode() {
    assertThat(NumberIssuer.ORDER.node(0)).isEqualTo(0);
    assertThat(NumberIssuer.ORDER.node(31)).isEqualTo(31);
    assertThat(NumberIssuer.PAYMENT.node(0)).isEqualTo(32);
    assertThat(NumberIssuer.WALLET.node(0)).isEqualTo(64);
    assertThat(NumberIssuer.WITHDRAW.node(31)).isEqualTo(127);
    for (NumberIssuer issuer : NumberIssuer.values()) {
      for (int leased = 0; leased < NumberIssuer.NODES_PER_ISSUER; leased++) {
        assertThat(NumberIssuer.ofNode(issuer.node(leased))).isEqualTo(issuer);
      }
    }
  }

  @Test
  void aLaterMillisecondIsALargerNumberWhateverElse() {
    long last = NumberLayout.compose(NOW, 127, 63, 7, new ShardGene(63));
    long next = NumberLayout.compose(NOW + 1, 0, 0, 0, new ShardGene(0));

    assertThat(next).isGreaterThan(last);
    assertThat(NumberLayout.firstAt(Instant.ofEpochMilli(NOW + 1))).isEqualTo(next);
  }

  @Test
  void rangesEndWhereNumbersDo() {
    assertThat(NumberLayout.firstAt(Instant.EPOCH)).isZero();
    assertThat(NumberLayout.firstAt(Instant.parse("2200-01-01T00:00:00Z"))).isPositive();
  }

  @Test
  void theGeneIsTheCrcOfTheUidsDigits() {
    // SELECT CRC32('1001') & 63 and so on, on MariaDB 11.4.
    Map<Long, Integer> known = Map.of(1001L, 1, 1002L, 59, 2001L, 47);

    known.forEach((uid, slot) -> assertThat(ShardGene.ofUid(uid).slot()).isEqualTo(slot));
  }

  @Test
  void fewerShardsAreTheLowBitsOfMore() {
    ShardGene gene = new ShardGene(0b101101);

    assertThat(gene.shardOf(1)).isZero();
    assertThat(gene.shardOf(4)).isEqualTo(0b01);
    assertThat(gene.shardOf(16)).isEqualTo(0b1101);
    assertThat(gene.shardOf(64)).isEqualTo(0b101101);
    for (int wrong : new int[] {0, 3, 6, 128}) {
      assertThatThrownBy(() -> gene.shardOf(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void uidsSpreadEvenlyOverFourTables() {
    int[] uids = new int[4];
    for (long uid = 1; uid <= 100_000; uid++) {
      uids[ShardGene.ofUid(uid).shardOf(4)]++;
    }

    for (int count : uids) {
      assertThat(count).isBetween(23_000, 27_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "123",
        "999999999999999999",
        "0999999999999999999",
        "9999999999999999999",
        "-123456789012345678",
        "+123456789012345678",
        "1234567890123456 89",
        "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩",
        "12345678901234567890"
      })
  void whatIsNoNumberOfOursIsNotReadAsOne(String text) {
    assertThat(BusinessNumbers.parse(text)).isEqualTo(OptionalLong.empty());
  }
}
