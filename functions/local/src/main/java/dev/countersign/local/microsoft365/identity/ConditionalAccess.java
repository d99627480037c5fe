package dev.countersign.local.microsoft365.identity;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The policies of organisations that block device code flow, as Microsoft's managed one does. */
public final class ConditionalAccess {
  private final Set<String> blockingDeviceCode = ConcurrentHashMap.newKeySet();

  public void blockDeviceCode(String tenantId) {
    blockingDeviceCode.add(tenantId);
  }

  public void allowDeviceCode(String tenantId) {
    blockingDeviceCode.remove(tenantId);
  }

  boolean blocksDeviceCode(String tenantId) {
    return blockingDeviceCode.contains(tenantId);
  }
}
