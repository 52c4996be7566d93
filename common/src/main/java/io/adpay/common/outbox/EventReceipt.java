package io.adpay.common.outbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What the receiver says of one fact, by the sender's number. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EventReceipt(long id, EventOutcome outcome, String detail) {}
