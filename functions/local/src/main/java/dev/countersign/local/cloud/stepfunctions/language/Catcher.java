package dev.countersign.local.cloud.stepfunctions.language;

import dev.countersign.local.cloud.stepfunctions.data.ResultPath;
import java.util.List;

/**
 * Where a task goes after an error that is not retried any more.
 *
 * @param resultPath where in the state's raw input {@code {"Error", "Cause"}} goes
 */
public record Catcher(List<String> errorEquals, ResultPath resultPath, String next) {}
