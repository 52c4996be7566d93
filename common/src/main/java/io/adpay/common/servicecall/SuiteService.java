package io.adpay.common.servicecall;

/** The services that call one another. */
public enum SuiteService {
  ORDER,
  PAYMENT,
  WALLET,
  WITHDRAW
}
