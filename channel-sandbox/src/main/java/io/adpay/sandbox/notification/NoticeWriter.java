package io.adpay.sandbox.notification;

import io.adpay.sandbox.account.Channel;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a channel puts a notice on the wire, and what it takes for an acknowledgement. */
public interface NoticeWriter {

  /** Whose notices it writes. */
  Channel channel();

  /** One attempt at the notice, signed at this moment. */
  HttpRequest.Builder write(PendingNotice pending, Instant now);

  /** Whether the merchant took it. */
  boolean acknowledged(HttpResponse<String> answer);

  /** The channel's pauses between the attempts at such a notice, in life's time. */
  List<Duration> pauses(Notice notice);
}
