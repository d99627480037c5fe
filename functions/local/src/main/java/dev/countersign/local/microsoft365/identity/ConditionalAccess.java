package dev.countersign.local.microsoft365.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The policies of organisations that stand in the way of device code flow. */
public final class ConditionalAccess {
  /** Who learns that access is blocked, always as AADSTS53003. */
  public enum Block {
    /**
     * The person in the browser alone: so does Microsoft's managed policy "Block device code flow".
     * The device goes on polling until its code expires.
     */
    SIGN_IN,
    /** The device, after the person has signed in: so do policies on devices and locations. */
    TOKEN
  }

  private final Map<String, Block> blocks = new ConcurrentHashMap<>();

  public void blockDeviceCode(String tenantId, Block block) {
    blocks.put(tenantId, block);
  }

  public void allowDeviceCode(String tenantId) {
    blocks.remove(tenantId);
  }

  /**
   * @param error of the refusal
   * @throws EntraException if access is blocked at this point
   */
  void check(Account account, Block point, String error) {
    if (blocks.get(account.organization().tenantId()) == point) {
      String text =
          "Access has been blocked by Conditional Access policies. The access policy does not allow"
              + " token issuance.";
      throw new EntraException(error, 53003, text);
    }
  }
}
