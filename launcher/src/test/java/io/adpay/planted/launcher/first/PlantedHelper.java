package io.adpay.planted.launcher.first;

import io.adpay.planted.launcher.second.Circle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Has a name that says nothing, a count that anybody changes, a time of its own, and a circle. */
public class PlantedHelper {

  static int calls;

  @Nullable Circle circle;

  Instant now() {
    calls++;
    return Instant.now();
  }
}
