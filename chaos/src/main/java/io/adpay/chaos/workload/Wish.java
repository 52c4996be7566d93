package io.adpay.chaos.workload;

import io.adpay.chaos.journal.CallKind;
import java.util.Map;

/**
 * What a client wants, as it is sent, however often.
 *
 * @param kind what for
 * @param method HTTP's
 * @param path below the server's address, or an address of its own
 * @param key the idempotency key; empty where the contract has none
 * @param subject the number that it is about; empty where the answer alone gives one
 * @param fen what it is to move
 * @param body what is sent; for a read, by which path
 */
record Wish(
    CallKind kind,
    String method,
    String path,
    String key,
    String subject,
    long fen,
    Map<String, Object> body) {

  Wish {
    body = Map.copyOf(body);
  }

  static Wish toRead(String path, String subject) {
    return new Wish(CallKind.READ, "GET", path, "", subject, 0, Map.of("path", path));
  }

  /** To do what the contract protects by a key. */
  static Wish keyed(
      CallKind kind, String path, String key, String subject, long fen, Map<String, Object> body) {
    return new Wish(kind, "POST", path, key, subject, fen, body);
  }

  /** To do what is the same when it is done again. */
  static Wish plain(
      CallKind kind, String path, String subject, long fen, Map<String, Object> body) {
    return new Wish(kind, "POST", path, "", subject, fen, body);
  }

  boolean isRead() {
    return kind == CallKind.READ;
  }
}
