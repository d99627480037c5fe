package dev.countersign.local.microsoft365.organization;

/**
 * A domain of an organisation.
 *
 * @param initial the onmicrosoft.com one
 * @param proof the text that its TXT record must hold to verify it
 */
public record Domain(
    String name, boolean initial, boolean isDefault, boolean verified, String proof) {}
