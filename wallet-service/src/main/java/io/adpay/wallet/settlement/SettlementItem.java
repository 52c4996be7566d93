package io.adpay.wallet.settlement;

import io.adpay.wallet.account.Wallet;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An item of a batch, as it was sent. Its fields are read one by one, so that a bad one spoils this
 * item and not the batch.
 */
record SettlementItem(
    @Schema(
            implementation = String.class,
            minLength = 1,
            maxLength = 64,
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Printable ASCII without blanks; each number is posted once, ever")
        @Nullable JsonNode settlementNo,
    @Schema(
            implementation = String.class,
            example = "1001",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable JsonNode advertiserUid,
    @Schema(
            implementation = String.class,
            example = "2001",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable JsonNode trafficUid,
    @Schema(implementation = PricingModel.class, requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable JsonNode model,
    @Schema(
            implementation = BigInteger.class,
            minimum = "0",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable JsonNode quantity,
    @Schema(
            implementation = BigInteger.class,
            minimum = "0",
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Fen per unit, for CPM per 1,000")
        @Nullable JsonNode unitPrice,
    @Schema(
            implementation = Integer.class,
            minimum = "0",
            maximum = "10000",
            nullable = true,
            description = "The platform's part in basis points; from the configuration if absent")
        @Nullable JsonNode commissionBps) {

  private static final Pattern NUMBER = Pattern.compile("[\\x21-\\x7e]{1,64}");
  private static final Pattern UID = Pattern.compile("[1-9][0-9]{0,18}");

  /** What the item came with as its number, be it one or not. */
  @Nullable String sentNo() {
    return text(settlementNo).orElse(null);
  }

  /** The charge that it asks for, or nothing where a field is not what it should be. */
  Optional<AdCharge> charge() {
    Optional<String> number = text(settlementNo).filter(no -> NUMBER.matcher(no).matches());
    Optional<Wallet> advertiser = wallet(advertiserUid);
    Optional<Wallet> traffic = wallet(trafficUid);
    Optional<PricingModel> pricing = pricing(model);
    Optional<BigInteger> count = notNegative(quantity);
    Optional<BigInteger> price = notNegative(unitPrice);
    Optional<Commission> commission = commission(commissionBps);
    boolean complete =
        Stream.of(number, advertiser, traffic, pricing, count, price).allMatch(Optional::isPresent);
    if (!complete
        || advertiser.equals(traffic)
        || (commission.isEmpty() && !isAbsent(commissionBps))) {
      return Optional.empty();
    }
    return Optional.of(
        new AdCharge(
            number.get(),
            advertiser.get(),
            traffic.get(),
            pricing.get(),
            count.get(),
            price.get(),
            commission.orElse(null)));
  }

  private static boolean isAbsent(@Nullable JsonNode field) {
    return field == null || field.isNull() || field.isMissingNode();
  }

  private static Optional<String> text(@Nullable JsonNode field) {
    return field != null && field.isString() ? Optional.of(field.stringValue()) : Optional.empty();
  }

  private static Optional<Wallet> wallet(@Nullable JsonNode field) {
    return text(field)
        .filter(digits -> UID.matcher(digits).matches())
        .map(BigInteger::new)
        .filter(uid -> uid.bitLength() < Long.SIZE)
        .map(uid -> new Wallet(uid.longValueExact()));
  }

  private static Optional<PricingModel> pricing(@Nullable JsonNode field) {
    return text(field)
        .flatMap(
            name ->
                Stream.of(PricingModel.values())
                    .filter(each -> each.name().equals(name))
                    .findFirst());
  }

  private static Optional<BigInteger> notNegative(@Nullable JsonNode field) {
    return field != null && field.isIntegralNumber()
        ? Optional.of(field.bigIntegerValue()).filter(number -> number.signum() >= 0)
        : Optional.empty();
  }

  private static Optional<Commission> commission(@Nullable JsonNode field) {
    return notNegative(field)
        .filter(points -> points.compareTo(BigInteger.valueOf(Commission.WHOLE)) <= 0)
        .map(points -> new Commission(points.intValueExact()));
  }
}
