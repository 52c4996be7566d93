package io.adpay.sandbox.planted.wechat;

import io.adpay.planted.PlantedStranger;
import io.adpay.sandbox.planted.alipay.PlantedMethod;
import org.jspecify.annotations.Nullable;

/** The other way round, and something of the suite besides. */
public record PlantedEndpoint(@Nullable PlantedMethod other, @Nullable PlantedStranger stranger) {}
