package io.adpay.payment.callback;

import io.adpay.common.problem.Problem;
import io.adpay.payment.channel.NoticeAnswer;
import io.adpay.payment.channel.RawRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the channels' notifications and the buyers' browsers come in. Bodies are read as bytes,
 * because their signatures are over bytes.
 */
@RestController
class CallbackController {

  private static final String SIGNED_BY = "wechatpay-";

  private final ChannelPath channels;
  private final ReceiveNotice receive;
  private final SendBuyerOn sendOn;
  private final CallbackProperties properties;

  CallbackController(
      ChannelPath channels,
      ReceiveNotice receive,
      SendBuyerOn sendOn,
      CallbackProperties properties) {
    this.channels = channels;
    this.receive = receive;
    this.sendOn = sendOn;
    this.properties = properties;
  }

  @PostMapping("/callbacks/{channel}")
  ResponseEntity<byte[]> notified(@PathVariable String channel, HttpServletRequest request)
      throws IOException {
    var port = channels.channel(channel);
    byte[] body = body(request);
    Map<String, List<String>> headers = headers(request);
    NoticeAnswer answer =
        receive.receive(
            port,
            new RawRequest(headers, request.getQueryString(), body),
            signatureOf(headers),
            body);
    return ResponseEntity.status(answer.status())
        .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
        .body(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/callbacks/{channel}/return")
  ResponseEntity<String> returned(@PathVariable String channel, HttpServletRequest request) {
    return sendOn.sendOn(
        channels.channel(channel),
        new RawRequest(headers(request), request.getQueryString(), new byte[0]));
  }

  @PostMapping("/callbacks/{channel}/return")
  ResponseEntity<String> returnedByForm(@PathVariable String channel, HttpServletRequest request)
      throws IOException {
    String form = new String(body(request), StandardCharsets.UTF_8);
    String query = request.getQueryString();
    return sendOn.sendOn(
        channels.channel(channel),
        new RawRequest(
            headers(request), query == null || query.isEmpty() ? form : query, new byte[0]));
  }

  private byte[] body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(properties.largestBody() + 1);
    if (body.length > properties.largestBody()) {
      throw Problem.of(
          HttpStatus.CONTENT_TOO_LARGE, "payload_too_large", "The body is longer than may be.");
    }
    return body;
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return headers;
  }

  private static String signatureOf(Map<String, List<String>> headers) {
    var text = new StringBuilder();
    headers.forEach(
        (name, values) -> {
          if (name.toLowerCase(Locale.ROOT).startsWith(SIGNED_BY)) {
            values.forEach(value -> text.append(name).append(": ").append(value).append('\n'));
          }
        });
    return text.toString();
  }
}
