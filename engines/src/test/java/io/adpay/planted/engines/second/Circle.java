package io.adpay.planted.engines.second;

import io.adpay.planted.engines.first.PlantedHelper;

/** Knows who knows it. */
public record Circle(PlantedHelper helper) {}
