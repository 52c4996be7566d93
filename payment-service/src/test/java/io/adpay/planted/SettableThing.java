package io.adpay.planted;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An aggregate with a setter. */
@Entity
public class SettableThing {

  @Id private long id;

  public void setId(long id) {
    this.id = id;
  }
}
