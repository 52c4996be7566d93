package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.Fact;
import io.adpay.common.contract.operations.FactState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A service's book in memory; it notes what it was asked. */
final class InMemoryBook implements Book {

  final List<NumberRange> factsAsked = new ArrayList<>();
  final List<Long> statesAsked = new ArrayList<>();
  int digestsAsked;

  private final String owner;
  private final NavigableMap<Long, Long> fenByNumber = new TreeMap<>();
  private final Set<Long> inFlight = new HashSet<>();
  private @Nullable Runnable beforeState;

  InMemoryBook(String owner) {
    this.owner = owner;
  }

  InMemoryBook knows(long orderNo, long fen) {
    fenByNumber.put(orderNo, fen);
    return this;
  }

  InMemoryBook forgets(long orderNo) {
    fenByNumber.remove(orderNo);
    return this;
  }

  InMemoryBook hasOnItsWay(long orderNo) {
    inFlight.add(orderNo);
    return this;
  }

  /** Does something each time that it is asked about one number. */
  void beforeState(Runnable action) {
    beforeState = action;
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public List<DigestBucket> digest(int shift, NumberRange range) {
    digestsAsked++;
    NavigableMap<Long, DigestBucket> buckets = new TreeMap<>();
    inside(range)
        .forEach(
            (number, fen) ->
                buckets.merge(
                    number >> shift,
                    new DigestBucket(number >> shift, 1, fen, digestOf(number, fen)),
                    (a, b) ->
                        new DigestBucket(
                            a.bucket(),
                            a.count() + b.count(),
                            a.fen() + b.fen(),
                            a.checksum() ^ b.checksum())));
    return List.copyOf(buckets.values());
  }

  @Override
  public List<Fact> facts(NumberRange range) {
    factsAsked.add(range);
    return inside(range).entrySet().stream()
        .map(entry -> new Fact(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public FactState state(long orderNo) {
    statesAsked.add(orderNo);
    if (beforeState != null) {
      beforeState.run();
    }
    Long fen = fenByNumber.get(orderNo);
    return new FactState(fen == null ? null : new Fact(orderNo, fen), inFlight.contains(orderNo));
  }

  private NavigableMap<Long, Long> inside(NumberRange range) {
    return fenByNumber.subMap(range.from(), true, range.to(), false);
  }

  private static long digestOf(long number, long fen) {
    try {
      byte[] text = (number + ":" + fen).getBytes(StandardCharsets.US_ASCII);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return Long.parseLong(HexFormat.of().formatHex(digest).substring(0, 15), 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
