package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.language.State;
import java.time.Instant;

/**
 * One stay of an execution in a state.
 *
 * @param input raw, before InputPath
 * @param eventId of the event that entered it
 */
record Visit(State state, JsonNode input, Instant entered, long eventId) {}
