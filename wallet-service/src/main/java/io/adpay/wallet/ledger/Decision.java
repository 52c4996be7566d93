package io.adpay.wallet.ledger;

/** A posting that was judged in this transaction, and the transfer that it becomes. */
record Decision(Request request, Transfer transfer, Verdict verdict) {

  Posting posting() {
    return request.posting();
  }

  TransferOutcome.Recorded outcome() {
    return transfer.recorded();
  }
}
