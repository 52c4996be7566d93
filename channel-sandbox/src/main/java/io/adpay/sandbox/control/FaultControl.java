package io.adpay.sandbox.control;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.FaultBook;
import io.adpay.sandbox.faults.Faults;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Orders bad days: each order replaces the one before it. */
@RestController
@RequestMapping("/sandbox/faults")
class FaultControl {

  private final FaultBook faults;

  FaultControl(FaultBook faults) {
    this.faults = faults;
  }

  /** What is in force at each channel. */
  @GetMapping
  Map<Channel, Faults> show() {
    return faults.all();
  }

  @PutMapping
  Map<Channel, Faults> order(@RequestBody JsonNode order) {
    faults.order(order);
    return faults.all();
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear() {
    faults.clear();
  }
}
