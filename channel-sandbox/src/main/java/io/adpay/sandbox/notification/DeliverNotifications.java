package io.adpay.sandbox.notification;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.FaultBook;
import io.adpay.sandbox.faults.Faults;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. A notice stays due until its attempt is recorded, so that one on its way when
 * the process dies is sent again by the next one.
 */
@Component
class DeliverNotifications {

  private static final Logger LOG = LoggerFactory.getLogger(DeliverNotifications.class);

  private final Notifications notifications;
  private final Map<Channel, NoticeWriter> writers = new EnumMap<>(Channel.class);
  private final FaultBook faults;
  private final NotificationProperties properties;
  private final ChannelClock channelClock;
  private final Clock clock;
  private final Set<Long> onTheirWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;

  DeliverNotifications(
      Notifications notifications,
      List<NoticeWriter> writers,
      FaultBook faults,
      NotificationProperties properties,
      ChannelClock channelClock,
      Clock clock) {
    this.notifications = notifications;
    this.faults = faults;
    this.properties = properties;
    this.channelClock = channelClock;
    this.clock = clock;
    writers.forEach(writer -> this.writers.put(writer.channel(), writer));
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.timeout())
            .build();
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
    http.shutdownNow();
  }

  @Scheduled(fixedDelayString = "PT0.1S")
  void deliverDue() {
    for (PendingNotice pending : notifications.due(clock.instant(), properties.concurrency())) {
      if (onTheirWay.size() < properties.concurrency() && onTheirWay.add(pending.id())) {
        threads.execute(() -> deliver(pending));
      }
    }
  }

  private void deliver(PendingNotice pending) {
    try {
      Faults ordered = faults.of(pending.notice().channel());
      int sent = 0;
      int acknowledged = 0;
      if (!happens(ordered.dropNotifications())) {
        sent = happens(ordered.duplicateNotifications()) ? 2 : 1;
        for (int copy = 0; copy < sent; copy++) {
          acknowledged += send(pending) ? 1 : 0;
        }
      }
      notifications.attempted(
          pending.id(), sent, acknowledged, acknowledged > 0 ? null : nextAttempt(pending));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      onTheirWay.remove(pending.id());
    }
  }

  private boolean send(PendingNotice pending) throws InterruptedException {
    Notice notice = pending.notice();
    NoticeWriter writer = writerOf(notice.channel());
    try {
      HttpRequest request =
          writer
              .write(pending, channelClock.now(notice.channel()))
              .timeout(properties.timeout())
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      boolean acknowledged = writer.acknowledged(answer);
      if (!acknowledged) {
        LOG.info(
            "{} answered {} to notice {}", notice.url(), answer.statusCode(), notice.notifyId());
      }
      return acknowledged;
    } catch (IOException | IllegalArgumentException e) {
      LOG.info("Notice {} did not reach {}: {}", notice.notifyId(), notice.url(), e.toString());
      return false;
    }
  }

  private @Nullable Instant nextAttempt(PendingNotice pending) {
    List<Duration> pauses = writerOf(pending.notice().channel()).pauses(pending.notice());
    return pending.attempts() < pauses.size()
        ? clock.instant().plus(properties.scaled(pauses.get(pending.attempts())))
        : null;
  }

  private NoticeWriter writerOf(Channel channel) {
    NoticeWriter writer = writers.get(channel);
    if (writer == null) {
      throw new IllegalStateException("Nobody writes notices for " + channel);
    }
    return writer;
  }

  private static boolean happens(double chance) {
    return chance > 0 && ThreadLocalRandom.current().nextDouble() < chance;
  }
}
