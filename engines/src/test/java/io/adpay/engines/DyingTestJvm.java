package io.adpay.engines;

/** A program that starts the engines as a test would, says where, and waits for its death. */
final class DyingTestJvm {
  private DyingTestJvm() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(TestEngines.freshDatabase("dying").url() + " " + TestEngines.redis().port());
    Thread.currentThread().join();
  }
}
