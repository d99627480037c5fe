package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why somebody signs in, and what follows from their answer. */
interface Interaction {
  /**
   * A question with the answers Accept and Cancel.
   *
   * @param lines what is asked for, in words
   */
  record Question(String title, String text, List<String> lines, String accept) {}

  /** Where the account must be at home; null if anywhere will do. */
  @Nullable Organization home();

  /**
   * What to ask who signed in; null if there is nothing to ask.
   *
   * @throws EntraException if this account can't go on
   */
  @Nullable Question question(Account account);

  Response accepted(Account account);

  Response declined();
}
