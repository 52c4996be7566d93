package io.adpay.planted.common.second;

import io.adpay.planted.common.first.PlantedHelper;

/** Knows who knows it. */
public record Circle(PlantedHelper helper) {}
