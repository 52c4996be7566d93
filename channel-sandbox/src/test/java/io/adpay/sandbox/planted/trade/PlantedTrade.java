package io.adpay.sandbox.planted.trade;

import io.adpay.sandbox.planted.alipay.PlantedMethod;

/** A trade that knows a channel. */
public record PlantedTrade(PlantedMethod method) {}
