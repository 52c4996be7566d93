package io.adpay.payment.closing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads how an order's payments are closed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClosingProperties.class)
class ClosingConfiguration {}
