package dev.countersign.local.cloud.stepfunctions;

/** As the API names them. */
enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
