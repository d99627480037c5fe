package dev.countersign.core.signature;

import java.util.regex.Pattern;

/** Identifiers of signatures, chosen by the administrator. */
public final class SignatureIds {
  /** The one that everybody gets while there are no rules. */
  public static final String DEFAULT = "DEFAULT";

  private static final Pattern FORM = Pattern.compile("DEFAULT|[a-z0-9][a-z0-9-]{0,39}");

  private SignatureIds() {}

  /** Whether {@code text} can be an identifier at all. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }
}
