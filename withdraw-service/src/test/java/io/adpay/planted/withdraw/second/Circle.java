package io.adpay.planted.withdraw.second;

import io.adpay.planted.withdraw.first.PlantedHelper;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestClient;

/** Knows who knows it, calls whom it likes, and can be set. */
@Entity
public class Circle {

  @Id private long number;

  /** Is a setter. */
  public void setNumber(long number) {
    this.number = number;
  }

  /** Opens a transaction that nobody sees, and calls somebody in it. */
  @Transactional
  public String ask(RestClient anybody, PlantedHelper helper) {
    return anybody.toString() + helper + number;
  }
}
