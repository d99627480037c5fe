package dev.countersign.local.cloud.stepfunctions.moto;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How an execution went.
 *
 * @param output of a success; missing otherwise
 * @param error empty if there is none
 * @param path the names of the states that were entered, in order
 */
public record EngineResult(
    String status, JsonNode output, String error, String cause, List<String> path) {}
