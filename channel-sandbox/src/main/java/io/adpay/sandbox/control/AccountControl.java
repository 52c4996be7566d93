package io.adpay.sandbox.control;

import io.adpay.sandbox.account.Accounts;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.books.Books;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The services' money at a channel, to be held against their own books. */
@RestController
class AccountControl {

  private final Accounts accounts;
  private final Books books;

  AccountControl(Accounts accounts, Books books) {
    this.accounts = accounts;
    this.books = books;
  }

  /**
   * What moved, in fen: {@code balance} is {@code received − refunded − paidOut − fees}.
   *
   * @param received what buyers paid, the channel's fees included
   * @param paidOut transfers that payees have; one on its way has not left yet
   */
  record View(
      Channel channel,
      String account,
      long received,
      long refunded,
      long paidOut,
      long fees,
      long balance) {}

  @GetMapping("/sandbox/accounts/{channel}")
  View show(@PathVariable Channel channel) {
    String account =
        accounts
            .ofServices(channel)
            .orElseThrow(() -> new Problems.NotHeardOf("any account of the services"));
    Books.Balance line = books.balance(channel, account);
    return new View(
        channel,
        account,
        line.paid(),
        line.refunded(),
        line.paidOut(),
        line.fees(),
        line.balance());
  }
}
