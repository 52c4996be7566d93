package io.adpay.common.outbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import tools.jackson.databind.JsonNode;

/**
 * A fact on its way.
 *
 * @param id the sender's own number for it; delivered again it is the same
 * @param key the business number that it is about
 * @param traceId the request that it came of
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EventEnvelope(long id, String type, String key, String traceId, JsonNode payload) {}
