package dev.countersign.signature.place;

/**
 * Where the signature goes.
 *
 * @param offset in chars of the view that was searched, which are bytes of the body
 * @param marker name of the rule that found the quoted message below; {@link #END} where nothing is
 *     quoted, or where the author wrote between or under the quotes
 */
public record Place(int offset, String marker) {

  /** The marker of a place at the end of the author's text. */
  public static final String END = "end";
}
