package io.adpay.planted.withdraw.second;

import io.adpay.planted.withdraw.first.PlantedHelper;

/** Knows who knows it. */
public record Circle(PlantedHelper helper) {}
