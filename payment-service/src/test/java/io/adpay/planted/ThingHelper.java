package io.adpay.planted;

import org.springframework.web.bind.annotation.RestController;

/** A door that anybody may use, under a name that says nothing. */
@RestController
public class ThingHelper {}
