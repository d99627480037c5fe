package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How and when an execution ended.
 *
 * @param output if it succeeded
 * @param error if it failed or was aborted
 */
record Outcome(
    ExecutionStatus status,
    Instant stopped,
    @Nullable JsonNode output,
    @Nullable StatesError error) {}
