package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One way to obtain tokens: a {@code grant_type}. */
interface Grant {
  /**
   * @throws EntraException if no token is due
   */
  ObjectNode redeem(TokenRequest request);
}
