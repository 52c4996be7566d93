package io.adpay.chaos.judge;

import io.adpay.chaos.judge.ChannelBook.Account;
import io.adpay.chaos.judge.ChannelBook.Faults;
import io.adpay.chaos.judge.ChannelBook.Refund;
import io.adpay.chaos.judge.ChannelBook.Trade;
import io.adpay.chaos.judge.ChannelBook.Transfer;
import io.adpay.launcher.client.ChannelSandbox;
import io.adpay.launcher.client.UnexpectedAnswerException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the books of both channels from the sandbox's control API. */
final class SandboxReader {

  private static final int PAGE = 1_000;

  private final ChannelSandbox sandbox;

  SandboxReader(URI sandbox) {
    this.sandbox = new ChannelSandbox(sandbox);
  }

  List<ChannelBook> read() {
    try {
      JsonNode faults = sandbox.faults();
      return Stream.of("ALIPAY", "WECHAT")
          .map(channel -> read(channel, faults.path(channel)))
          .toList();
    } catch (UnexpectedAnswerException e) {
      throw new BookUnreadableException("The channel sandbox", e);
    }
  }

  private ChannelBook read(String channel, JsonNode faults) {
    JsonNode account = sandbox.account(channel);
    return new ChannelBook(
        channel,
        all(channel, "trades", SandboxReader::trade),
        all(channel, "refunds", SandboxReader::refund),
        all(channel, "transfers", SandboxReader::transfer),
        new Account(
            account.path("received").asLong(),
            account.path("refunded").asLong(),
            account.path("paidOut").asLong()),
        new Faults(
            faults.path("merchantBalance").isNumber(),
            faults.path("refundResult").asString("").equals("PROCESSING"),
            faults.path("transferResult").asString("").equals("PROCESSING"),
            faults.path("userPaying").asBoolean(false)));
  }

  private <T> List<T> all(String channel, String book, Function<JsonNode, T> line) {
    List<T> lines = new ArrayList<>();
    String after = "0";
    while (after != null) {
      JsonNode page = sandbox.book(channel, book, after, PAGE);
      page.path("items").forEach(item -> lines.add(line.apply(item)));
      after = textOrNull(page.path("next"));
    }
    return lines;
  }

  private static Trade trade(JsonNode line) {
    return new Trade(
        line.path("outTradeNo").asString(),
        textOrNull(line.path("tradeNo")),
        line.path("state").asString(),
        line.path("total").asLong(),
        line.path("received").asLong(),
        line.path("refunded").asLong(),
        Instant.parse(line.path("createdAt").asString()),
        Instant.parse(line.path("expiresAt").asString()),
        timeOrNull(line.path("paidAt")));
  }

  private static Refund refund(JsonNode line) {
    return new Refund(
        line.path("outRefundNo").asString(),
        line.path("refundNo").asString(),
        line.path("outTradeNo").asString(),
        line.path("state").asString(),
        line.path("amount").asLong(),
        line.path("refunded").asLong());
  }

  private static Transfer transfer(JsonNode line) {
    return new Transfer(
        line.path("outBizNo").asString(),
        line.path("transferNo").asString(),
        line.path("state").asString(),
        line.path("payee").asString(),
        line.path("amount").asLong(),
        line.path("paidOut").asLong());
  }

  private static @Nullable String textOrNull(JsonNode value) {
    return value.isString() ? value.stringValue() : null;
  }

  private static @Nullable Instant timeOrNull(JsonNode value) {
    return value.isString() ? Instant.parse(value.stringValue()) : null;
  }
}
