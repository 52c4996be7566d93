package io.adpay.payment.callback;

import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.NoticeAnswer;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.RawRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes a channel's notification in: verified, stored as it came, and only then acknowledged. What
 * is refused changes nothing.
 */
@Component
final class ReceiveNotice {

  private static final Logger log = LoggerFactory.getLogger(ReceiveNotice.class);
  private static final int UNAVAILABLE = 503;

  private final Notices notices;
  private final NoticeProcessing processing;
  private final MeterRegistry meters;

  ReceiveNotice(Notices notices, NoticeProcessing processing, MeterRegistry meters) {
    this.notices = notices;
    this.processing = processing;
    this.meters = meters;
  }

  /**
   * Takes it in, and says what the channel is to be answered.
   *
   * @param headers those that its signature covers, for the record
   */
  NoticeAnswer receive(PaymentChannel channel, RawRequest request, String headers, byte[] body) {
    return switch (channel.parse(request)) {
      case Notice.Refused(Notice.Reason reason) -> {
        refused(channel, reason);
        yield channel.refusal();
      }
      case Notice.Verified verified -> stored(channel, verified, headers, body);
    };
  }

  private NoticeAnswer stored(
      PaymentChannel channel, Notice.Verified verified, String headers, byte[] body) {
    try {
      boolean isNew = notices.store(channel.id(), verified, headers, body);
      count("adpay.callback.received", channel, "new", Boolean.toString(isNew));
      if (isNew) {
        processing.wake();
      }
      return channel.acknowledgement();
    } catch (DataAccessException | TransactionException e) {
      log.warn("A notification of {} could not be stored; it will send it again", channel.id(), e);
      NoticeAnswer refusal = channel.refusal();
      return new NoticeAnswer(UNAVAILABLE, refusal.contentType(), refusal.body());
    }
  }

  private void refused(PaymentChannel channel, Notice.Reason reason) {
    log.warn("A notification in the name of {} was refused: {}", channel.id(), reason);
    count("adpay.callback.refused", channel, "reason", reason.name().toLowerCase(Locale.ROOT));
  }

  private void count(String name, PaymentChannel channel, String tag, String value) {
    meters.counter(name, "channel", channel.id().name(), tag, value).increment();
  }
}
