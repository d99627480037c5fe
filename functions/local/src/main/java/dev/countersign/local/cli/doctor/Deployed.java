package dev.countersign.local.cli.doctor;

import dev.countersign.core.check.CheckResult;
import java.util.List;

/** A deployment whose functions can be called. */
public interface Deployed extends AutoCloseable {
  /**
   * Calls a function and waits.
   *
   * @param function its name in template.yaml
   * @param event JSON
   * @return its answer, JSON
   * @throws dev.countersign.local.cli.CommandFailed if it is not there, or failed
   */
  String call(String function, String event);

  /** Where API Gateway serves the API, without a slash at the end. */
  String apiUrl();

  /** Whether the account's quotas are enough for this deployment. */
  List<CheckResult> quotas();

  @Override
  default void close() {}
}
