package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** All payees, at the channel. */
final class Payee {

  private static final String NAME = "payee";

  private final Client client;

  Payee(Client.Surroundings surroundings, URI sandbox) {
    this.client = Client.withoutToken(NAME, surroundings, List.of(sandbox));
  }

  Client client() {
    return client;
  }

  /** Whether the channel waits for the payee's word. */
  boolean isAsked(String channel, String withdrawalNo) {
    return client
        .read(path(channel, withdrawalNo), withdrawalNo)
        .body()
        .path("status")
        .asString("")
        .equals("WAIT_USER_CONFIRM");
  }

  void take(String channel, String withdrawalNo, long fen) {
    decide(channel, withdrawalNo, fen, "/confirm");
  }

  void fail(String channel, String withdrawalNo, long fen) {
    decide(channel, withdrawalNo, fen, "/fail");
  }

  private void decide(String channel, String withdrawalNo, long fen, String how) {
    String path = path(channel, withdrawalNo) + how;
    Call _ =
        client.ask(
            Wish.plain(CallKind.PAYEE_DECIDES, path, withdrawalNo, fen, Map.of("decision", how)));
  }

  private static String path(String channel, String withdrawalNo) {
    return "/sandbox/transfers/" + channel + "/" + withdrawalNo;
  }
}
