package io.adpay.wallet.ledger;

import org.springframework.dao.ConcurrencyFailureException;

/** What was read has changed before it could be replaced: nothing was written, try again. */
final class LostRace extends ConcurrencyFailureException {

  LostRace(String what) {
    super(what + " has changed meanwhile");
  }
}
