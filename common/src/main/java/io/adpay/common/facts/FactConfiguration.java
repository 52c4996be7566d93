package io.adpay.common.facts;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Tells the facts of a service, which brings a {@link FactBook} for each kind. */
@Configuration(proxyBeanMethods = false)
@Import(FactController.class)
public class FactConfiguration {}
