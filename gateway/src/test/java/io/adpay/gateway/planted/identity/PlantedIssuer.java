package io.adpay.gateway.planted.identity;

import io.adpay.gateway.planted.ops.PlantedReport;

/** Public without need, and part of a cycle. */
public final class PlantedIssuer {

  public String reported(PlantedReport report) {
    return report.toString();
  }
}
