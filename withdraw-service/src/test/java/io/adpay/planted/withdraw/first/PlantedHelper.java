package io.adpay.planted.withdraw.first;

import io.adpay.planted.withdraw.second.Circle;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Has a name that says nothing, an injected field, a time of its own, and a circle to the other.
 */
public class PlantedHelper {

  static int calls;

  @Autowired Circle circle;

  @GetMapping("/planted")
  Instant now() {
    return Instant.now();
  }
}
