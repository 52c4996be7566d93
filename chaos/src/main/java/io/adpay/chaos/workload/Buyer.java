package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All buyers: they pay at the channel. */
final class Buyer {

  private static final String NAME = "buyer";

  private final Client client;
  private final Client browser;

  Buyer(Client.Surroundings surroundings, URI sandbox, List<URI> gateways) {
    this.client = Client.withoutToken(NAME, surroundings, List.of(sandbox));
    this.browser = Client.withoutToken(NAME, surroundings, gateways);
  }

  Client client() {
    return client;
  }

  /** Comes back to us from the channel, which says nothing yet of what happened there. */
  void comeBack(Payment payment) {
    Call _ =
        browser.read(
            "/callbacks/%s/return?out_trade_no=%s"
                .formatted(payment.channel().toLowerCase(Locale.ROOT), payment.outTradeNo()),
            payment.no());
  }

  /** Goes where the action leads: only then the channel hears of a redirected payment. */
  void open(Payment payment) {
    if (!payment.page().isEmpty()) {
      Call _ = client.read(payment.page(), payment.no());
    }
  }

  /** Pays just what is asked for. */
  Call pay(Payment payment) {
    return client.ask(wish(payment, payment.fen(), Map.of()));
  }

  /** Pays when its turn has come already. */
  Call payNow(Payment payment) {
    return client.askNow(wish(payment, payment.fen(), Map.of()));
  }

  /** Another sum arrives. */
  Call pay(Payment payment, long otherFen) {
    return client.ask(wish(payment, otherFen, Map.of("amount", otherFen)));
  }

  /** The money arrives although the channel has closed the trade. */
  Call payEvenIfClosed(Payment payment) {
    return client.ask(wish(payment, payment.fen(), Map.of("evenIfClosed", true)));
  }

  private static Wish wish(Payment payment, long fen, Map<String, Object> how) {
    return Wish.plain(
        CallKind.BUYER_PAYS,
        "/sandbox/trades/" + payment.channel() + "/" + payment.outTradeNo() + "/pay",
        payment.no(),
        fen,
        new HashMap<>(how));
  }
}
