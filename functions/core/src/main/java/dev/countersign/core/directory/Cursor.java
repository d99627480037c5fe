package dev.countersign.core.directory;

/**
 * Where a synchronisation goes on.
 *
 * @param link Graph's next or delta link; empty to begin with everybody
 * @param scope for which the link was made, as {@link Scope#toText}
 * @param full whether everybody in scope is being read: who does not come by the end is gone
 * @param managers whether data of managers has to be brought to their reports at the end
 * @param stage what is being done
 * @param after the person up to whom the stage is done, in the order of identifiers; empty at its
 *     beginning
 */
public record Cursor(
    String link, String scope, boolean full, boolean managers, Stage stage, String after) {

  /** One after the other; each may take many calls. */
  public enum Stage {
    /** Pages of people. The link is that of the next one. */
    READING,
    /** All pages were read: who is gone is removed. The link is for the next synchronisation. */
    LEAVING,
    /** Data of managers is brought to their reports. */
    MANAGERS
  }

  /** Everybody has to be read. */
  public static Cursor beginning(Scope scope) {
    return reading("", scope, true, false);
  }

  /** Pages from this link on have to be read. */
  public static Cursor reading(String link, Scope scope, boolean full, boolean managers) {
    return new Cursor(link, scope.toText(), full, managers, Stage.READING, "");
  }

  public Cursor withLink(String next) {
    return new Cursor(next, scope, full, managers, stage, after);
  }

  /** Data of managers has to be brought to their reports, or had to be already. */
  public Cursor withManagers(boolean due) {
    return new Cursor(link, scope, full, managers || due, stage, after);
  }

  /** All pages were read. */
  public Cursor leaving(String deltaLink) {
    return new Cursor(deltaLink, scope, full, managers, Stage.LEAVING, "");
  }

  /** Who is gone was removed. */
  public Cursor refreshing() {
    return new Cursor(link, scope, false, managers, Stage.MANAGERS, "");
  }

  /** The stage is done up to this person. */
  public Cursor withAfter(String objectId) {
    return new Cursor(link, scope, full, managers, stage, objectId);
  }

  /** The next synchronisation reads what has changed since this one. */
  public Cursor finished() {
    return new Cursor(link, scope, false, false, Stage.READING, "");
  }
}
