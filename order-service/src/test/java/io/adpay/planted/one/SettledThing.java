package io.adpay.planted.one;

import io.adpay.planted.other.WidelyKnownController;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** Breaks the rules on time, setters and dependencies. */
@Entity
public class SettledThing {

  @Id private long number;

  /** Is a setter. */
  public void setNumber(long number) {
    this.number = number;
  }

  /** Reads the machine's clock. */
  public boolean isOlderThan(Instant time) {
    return Instant.now().isAfter(time) && number > 0;
  }

  /** Knows who comes in from outside. */
  public String askedBy(WidelyKnownController controller) {
    return controller.toString();
  }
}
