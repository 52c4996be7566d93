package io.adpay.engines;

/**
 * A Redis for one test alone, which may be taken away and given back. It keeps its address. Closing
 * it ends it and forgets its data.
 */
public interface PrivateRedis extends AutoCloseable {
  /** Where it listens when it runs. */
  RedisAddress address();

  /** Ends it in an orderly way: what was written is there again after {@link #start()}. */
  void stop();

  /** Ends it at once, as a power cut would: up to a second of writes may be lost. */
  void kill();

  /** Starts it again on its data, and returns when it answers. */
  void start();

  /** Starts it again with nothing in it: the day on which Redis has lost everything. */
  void startEmpty();

  @Override
  void close();
}
