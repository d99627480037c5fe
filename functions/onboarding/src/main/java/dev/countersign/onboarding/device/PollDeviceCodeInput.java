package dev.countersign.onboarding.device;

import dev.countersign.core.run.RunTask;

/**
 * The input of {@link PollDeviceCode}.
 *
 * @param intervalSeconds waited before this poll
 * @param codes how many codes this run has asked for
 */
public record PollDeviceCodeInput(
    String subscriptionId, String runId, int intervalSeconds, int codes) implements RunTask.Input {

  DeviceCodeResult result(String status) {
    return new DeviceCodeResult(status, intervalSeconds, codes);
  }

  DeviceCodeResult pendingFor(int moreSeconds) {
    return new DeviceCodeResult(DeviceCodeResult.PENDING, intervalSeconds + moreSeconds, codes);
  }
}
