package io.adpay.sandbox.planted.alipay;

import io.adpay.sandbox.planted.wechat.PlantedEndpoint;

/** One channel knows the other, and anybody may call it. */
public record PlantedMethod(PlantedEndpoint other) {}
