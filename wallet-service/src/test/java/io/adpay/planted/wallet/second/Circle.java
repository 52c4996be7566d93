package io.adpay.planted.wallet.second;

import io.adpay.planted.wallet.first.PlantedHelper;

/** Knows who knows it. */
public record Circle(PlantedHelper helper) {}
