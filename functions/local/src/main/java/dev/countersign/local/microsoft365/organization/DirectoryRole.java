package dev.countersign.local.microsoft365.organization;

/** Built-in directory roles; the ids are those of Microsoft's "Microsoft Entra built-in roles". */
public enum DirectoryRole {
  GLOBAL_ADMINISTRATOR("Global Administrator", "62e90394-69f5-4237-9190-012177145e10"),
  EXCHANGE_ADMINISTRATOR("Exchange Administrator", "29232cdf-9323-42fd-ade2-1d097af3e4de"),
  USER_ADMINISTRATOR("User Administrator", "fe930be7-5e62-47db-91af-98c3a49a38b1");

  private final String displayName;
  private final String templateId;

  DirectoryRole(String displayName, String templateId) {
    this.displayName = displayName;
    this.templateId = templateId;
  }

  public String displayName() {
    return displayName;
  }

  /** What the {@code wids} claim of a token holds. */
  public String templateId() {
    return templateId;
  }
}
