package io.adpay.planted.launcher.second;

import io.adpay.planted.launcher.first.PlantedHelper;

/** Knows who knows it. */
public record Circle(PlantedHelper helper) {}
