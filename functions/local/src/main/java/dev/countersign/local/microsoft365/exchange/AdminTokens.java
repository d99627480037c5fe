package dev.countersign.local.microsoft365.exchange;

import org.jspecify.annotations.Nullable;

/** Checks access tokens for the Exchange Online resource. */
@FunctionalInterface
public interface AdminTokens {

  /**
   * Who the token was issued to, or null if its signature, audience or lifetime is wrong.
   *
   * @param bearer what follows {@code Bearer } in the Authorization header
   */
  @Nullable Admin verify(String bearer);
}
