package io.adpay.chaos.network;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: what came in waits here until the link's condition lets it out, in
 * its order. The source is not read on while too much waits.
 */
final class Passage {
  private static final int MOST_WAITING_BYTES = 256 * 1024;

  private final Link link;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private @Nullable Channel source;
  private @Nullable Channel sink;
  private int waitingBytes;
  private boolean timerRuns;
  private boolean cleared;

  /**
   * What waits.
   *
   * @param bytes null: the end of all
   */
  private record Waiting(@Nullable ByteBuf bytes, long dueNanos) {}

  Passage(Link link) {
    this.link = link;
  }

  /** Tells where the bytes come from. */
  void comeFrom(Channel channel) {
    source = channel;
  }

  /** Tells where they go. */
  void leadTo(Channel channel) {
    sink = channel;
    move();
  }

  void take(ByteBuf bytes) {
    if (cleared) {
      bytes.release();
      return;
    }
    waitingBytes += bytes.readableBytes();
    readOnOrNot();
    add(bytes);
  }

  /** Nothing more comes in: once all is out, the other side is closed. */
  void end() {
    if (!cleared) {
      add(null);
    }
  }

  /** Lets out what may go. */
  void move() {
    Condition condition = link.condition();
    if (sink == null || condition instanceof Condition.Silent) {
      return;
    }
    while (!waiting.isEmpty()) {
      long wait =
          condition instanceof Condition.Delayed
              ? waiting.element().dueNanos() - System.nanoTime()
              : 0;
      if (wait > 0) {
        moveIn(wait, sink);
        return;
      }
      letOut(waiting.remove(), sink);
    }
  }

  private void moveIn(long nanos, Channel to) {
    if (timerRuns) {
      return;
    }
    timerRuns = true;
    ScheduledFuture<?> _ =
        to.eventLoop()
            .schedule(
                () -> {
                  timerRuns = false;
                  move();
                },
                nanos,
                TimeUnit.NANOSECONDS);
  }

  /** Forgets what waits, and takes nothing more. */
  void clear() {
    cleared = true;
    waiting.forEach(
        one -> {
          if (one.bytes() != null) {
            one.bytes().release();
          }
        });
    waiting.clear();
  }

  private void add(@Nullable ByteBuf bytes) {
    long wait = link.condition() instanceof Condition.Delayed delayed ? delayed.nextNanos() : 0;
    waiting.add(new Waiting(bytes, System.nanoTime() + wait));
    move();
  }

  private void letOut(Waiting one, Channel to) {
    ByteBuf bytes = one.bytes();
    if (bytes == null) {
      to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    int length = bytes.readableBytes();
    to.writeAndFlush(bytes)
        .addListener(
            _ -> {
              waitingBytes -= length;
              readOnOrNot();
            });
  }

  private void readOnOrNot() {
    if (source != null) {
      source.config().setAutoRead(waitingBytes < MOST_WAITING_BYTES);
    }
  }
}
