package io.adpay.common.check;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Lets operators look at a service's invariants and queues. The service brings an {@link
 * InvariantChecker} over its own database.
 */
@Configuration(proxyBeanMethods = false)
@Import(CheckController.class)
public class CheckConfiguration {}
