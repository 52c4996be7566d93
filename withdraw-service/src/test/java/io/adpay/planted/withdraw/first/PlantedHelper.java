package io.adpay.planted.withdraw.first;

import io.adpay.planted.withdraw.second.Circle;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has a name that says nothing, an injected field, a time of its own, a circle to the other, and a
 * door that everybody sees.
 */
@RestController
public class PlantedHelper {

  static int calls;

  @Autowired Circle circle;

  @GetMapping("/planted")
  Instant now() {
    return Instant.now();
  }
}
