package io.adpay.payment.payment;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Tells whoever waits in this process that a payment has moved on. Only a hint: another node's work
 * gives none, so a listener looks at the database from time to time as well.
 */
@Component
public final class PaymentSignals {

  private final Map<Long, Set<Listener>> listeners = new ConcurrentHashMap<>();

  /** Listens from now on, until closed. */
  public Listener listen(long paymentNo) {
    var listener = new Listener(paymentNo);
    listeners.compute(
        paymentNo,
        (_, others) -> {
          Set<Listener> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(listener);
          return all;
        });
    return listener;
  }

  void raise(long paymentNo) {
    listeners.getOrDefault(paymentNo, Set.of()).forEach(listener -> listener.bell.release());
  }

  /** One who waits. */
  public final class Listener implements AutoCloseable {

    private final long paymentNo;
    private final Semaphore bell = new Semaphore(0);

    private Listener(long paymentNo) {
      this.paymentNo = paymentNo;
    }

    /** Waits for the next signal, or until the time is over. */
    public void await(Duration atMost) throws InterruptedException {
      if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    }

    @Override
    public void close() {
      listeners.computeIfPresent(
          paymentNo,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
