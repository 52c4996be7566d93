package io.adpay.common.queue;

import io.adpay.common.contract.operations.QueueState;
import java.util.List;

/** Tells operators how some queues of this service stand. */
@FunctionalInterface
public interface QueueReport {

  /** The queues as they are now. */
  List<QueueState> states();
}
