package io.adpay.planted.common.contract;

/** Goes over the wire and can change. */
public class Told {

  public long number;
}
