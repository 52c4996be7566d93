package io.adpay.common.outbox;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The door for facts from other services. */
@RestController
final class EventController {

  private final EventInbox inbox;

  EventController(EventInbox inbox) {
    this.inbox = inbox;
  }

  @PostMapping(EventController.PATH)
  List<EventReceipt> receive(@RequestBody List<EventEnvelope> events) throws InterruptedException {
    return inbox.receive(events);
  }

  static final String PATH = "/internal/events";
}
