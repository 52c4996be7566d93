package io.adpay.sandbox.faults;

import java.util.List;

/** An order of faults that makes no sense. */
public class FaultProblem extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A field and what is wrong with it. */
  public record Field(String field, String message) {}

  private final transient List<Field> fields;

  FaultProblem(List<Field> fields) {
    super("Bad faults: " + fields);
    this.fields = fields;
  }

  /** Every field that is wrong. */
  public List<Field> fields() {
    return fields;
  }
}
