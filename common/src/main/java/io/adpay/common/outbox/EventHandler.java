package io.adpay.common.outbox;

/**
 * Takes in one type of fact. It is called at least once for each, in any order: the business key
 * makes the second time harmless. What it says is true once it returns, so it commits before. An
 * exception means {@link EventOutcome#DEFERRED}.
 */
public interface EventHandler<T> {

  /** The fact's type, as the sender writes it. */
  String type();

  /** What its payload is read as. */
  Class<T> payloadType();

  /** Applies the fact. */
  EventOutcome handle(T payload);
}
