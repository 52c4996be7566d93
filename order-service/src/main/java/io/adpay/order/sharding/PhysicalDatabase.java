package io.adpay.order.sharding;

/** The database without the sharding layer, for what names the physical tables. */
public final class PhysicalDatabase {

  /** The name of its data source among the beans. */
  public static final String NAME = "physicalDatabase";

  private PhysicalDatabase() {}
}
