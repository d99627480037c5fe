package dev.countersign.core.directory;

/**
 * Where a synchronisation goes on.
 *
 * @param link Graph's next or delta link; empty to begin with everybody
 * @param scope for which the link was made, as {@link Scope#toText}
 * @param full whether everybody in scope is being read: who does not come by the end is gone
 * @param managers whether data of managers has to be brought to their reports at the end
 */
public record Cursor(String link, String scope, boolean full, boolean managers) {
  /** Everybody has to be read. */
  public static Cursor beginning(Scope scope) {
    return new Cursor("", scope.toText(), true, false);
  }

  public Cursor withLink(String next) {
    return new Cursor(next, scope, full, managers);
  }

  /** Data of managers has to be brought to their reports, or had to be already. */
  public Cursor withManagers(boolean due) {
    return new Cursor(link, scope, full, managers || due);
  }

  /** The next synchronisation reads what has changed since this one. */
  public Cursor finished(String deltaLink) {
    return new Cursor(deltaLink, scope, false, false);
  }
}
