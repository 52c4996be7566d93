package io.adpay.wallet.fact;

import io.adpay.common.outbox.EventOutcome;
import io.adpay.wallet.ledger.Announcement;
import io.adpay.wallet.ledger.PostTransfer;
import io.adpay.wallet.ledger.Posting;
import io.adpay.wallet.ledger.TransferOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Posts the transfer that a fact of another service asks for, and says what became of the fact.
 * What is refused here needs a person: whoever sent the fact hears of it and parks it.
 */
@Component
public final class PostFact {

  private static final Logger log = LoggerFactory.getLogger(PostFact.class);

  private final PostTransfer postTransfer;

  PostFact(PostTransfer postTransfer) {
    this.postTransfer = postTransfer;
  }

  /** Posts a transfer that nobody else has to hear of. */
  public EventOutcome post(Posting posting) {
    return post(posting, _ -> {});
  }

  /** Posts a transfer and, in the same transaction, tells others of it. */
  public EventOutcome post(Posting posting, Announcement announcement) {
    return switch (postTransfer.post(posting, announcement)) {
      case TransferOutcome.Posted _ -> EventOutcome.APPLIED;
      case TransferOutcome.AlreadyPosted _ -> EventOutcome.DUPLICATE;
      case TransferOutcome.Rejected rejected -> {
        log.error("{} was rejected: {}", posting.key(), rejected);
        yield EventOutcome.REFUSED;
      }
      case TransferOutcome.Conflict conflict -> {
        log.error("{} was asked for with other contents before: {}", posting.key(), conflict);
        yield EventOutcome.REFUSED;
      }
    };
  }
}
