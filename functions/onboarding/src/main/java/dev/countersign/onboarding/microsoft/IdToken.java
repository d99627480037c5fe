package dev.countersign.onboarding.microsoft;

/**
 * Who signed in, as far as it was proven.
 *
 * @param tenantId of the Entra tenant ({@code tid})
 * @param objectId of the account in that tenant ({@code oid})
 * @param username {@code preferred_username}: the user principal name; empty if it did not come.
 *     Good for addressing, never for authorisation: people can change it.
 */
public record IdToken(String tenantId, String objectId, String username) {}
