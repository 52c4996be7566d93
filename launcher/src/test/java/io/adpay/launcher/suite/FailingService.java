package io.adpay.launcher.suite;

/** Stands in for a service that can't start. */
final class FailingService {
  private FailingService() {}

  public static void main(String[] arguments) {
    System.out.println("these are my last words");
    System.exit(1);
  }
}
