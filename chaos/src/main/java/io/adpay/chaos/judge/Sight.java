package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A thing as an answer showed it to a client.
 *
 * @param body what was shown of it
 * @param call by which
 */
record Sight(Kind kind, String number, JsonNode body, Call call) {

  private static final Pattern OWNER = Pattern.compile("(?:merchant|traffic)-(\\d{1,18})");

  /** What can be seen; the field that holds the number of such a thing. */
  enum Kind {
    ENTRY("entryNo"),
    REFUND("refundNo"),
    PAYMENT("paymentNo"),
    WITHDRAWAL("withdrawalNo"),
    ORDER("orderNo"),
    WALLET("available");

    private final String field;

    Kind(String field) {
      this.field = field;
    }
  }

  /** All things that the call's answer shows. */
  static Stream<Sight> in(Call call) {
    if (!call.succeeded() || call.kind() == CallKind.BUYER_PAYS) {
      return Stream.empty();
    }
    JsonNode body = call.body();
    return body.path("items").isArray()
        ? StreamSupport.stream(body.path("items").spliterator(), false)
            .flatMap(item -> one(item, call))
        : one(body, call);
  }

  /** A refund names its payment and its order too, so the most particular number tells. */
  private static Stream<Sight> one(JsonNode body, Call call) {
    for (Kind kind : Kind.values()) {
      if (body.path(kind.field).isValueNode()) {
        String number = kind == Kind.WALLET ? "uid" : kind.field;
        return Stream.of(new Sight(kind, body.path(number).asString(""), body, call));
      }
    }
    return Stream.empty();
  }

  String text(String field) {
    return body.path(field).asString("");
  }

  long fen(String field) {
    return body.path(field).asLong(0);
  }

  Instant askedAt() {
    return call.begunAt();
  }

  Instant knownAt() {
    return call.begunAt().plus(call.took());
  }

  /** Whether it may be a repetition of what was said long before. */
  boolean mayBeRepeated() {
    return !call.key().isEmpty();
  }

  /** The uid of a client that owns what it sees; empty of an operator and the platform. */
  static OptionalLong ownerOf(String client) {
    Matcher matcher = OWNER.matcher(client);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
