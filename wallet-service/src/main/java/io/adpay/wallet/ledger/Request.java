package io.adpay.wallet.ledger;

/** A posting, and what others are to hear of it. */
record Request(Posting posting, Announcement announcement) {}
