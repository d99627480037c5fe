package dev.countersign.onboarding.device;

/**
 * What {@link StartDeviceCode} and {@link PollDeviceCode} tell the state machine: no code, no
 * token.
 *
 * @param status see the constants
 * @param intervalSeconds to wait before the next poll
 * @param codes how many codes this run has asked for: the state machine limits them
 */
public record DeviceCodeResult(String status, int intervalSeconds, int codes) {
  /** Nobody has entered the code yet. */
  public static final String PENDING = "PENDING";

  /** The tokens are here. */
  public static final String AUTHORIZED = "AUTHORIZED";
}
