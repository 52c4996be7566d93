package io.adpay.common.idempotency;

import org.springframework.http.ResponseEntity;

/** What a request does, told so that it can be taken up again after a crash in its middle. */
public interface IdempotentAct {

  /**
   * Does it. Whatever makes the effect must call {@link IdempotencyClaim#bind} in the transaction
   * that commits it.
   */
  ResponseEntity<?> begin(IdempotencyClaim claim);

  /**
   * Answers for an earlier run of the same request, which made that resource and then died before
   * its answer was kept.
   */
  ResponseEntity<?> resume(long resourceNo);
}
