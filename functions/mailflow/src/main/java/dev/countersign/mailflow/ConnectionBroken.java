package dev.countersign.mailflow;

import dev.countersign.core.failure.TemporaryFailure;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of a tenant can be returned until somebody repairs the connection. Temporary: the
 * messages wait.
 */
final class ConnectionBroken extends TemporaryFailure {
  static final String NO_RELAY_DOMAIN = "NO_RELAY_DOMAIN";
  static final String CERTIFICATE_MISSING = "CERTIFICATE_MISSING";
  static final String CERTIFICATE_UNREADABLE = "CERTIFICATE_UNREADABLE";
  static final String CERTIFICATE_EXPIRED = "CERTIFICATE_EXPIRED";

  /**
   * @param code one of the words above
   */
  ConnectionBroken(String code, @Nullable Throwable cause) {
    super(code, "Mail cannot be returned to Microsoft 365. It waits.", code, cause);
  }
}
