package dev.countersign.signature.place;

import java.nio.charset.Charset;

/**
 * Finds the place of the signature in HTML: under the author's newest text and above the quoted
 * messages, where it is shown and stays where it is put: never in a tag, a comment, a style, the
 * head, or in a table outside of its cells. Stateless; time grows with the input, memory does not.
 */
public final class HtmlPlaces {

  private final ElementRules elements = ElementRules.standard();

  /**
   * Finds the place.
   *
   * @param view the body, transfer encoding removed, its bytes read as ISO-8859-1
   * @param charset what the bytes really are: any charset in which ASCII is ASCII
   * @return the offset of the place, before {@code </body>} and {@code </html>} where nothing is
   *     quoted
   */
  public Place find(String view, Charset charset) {
    return new HtmlWalk(view, charset, elements, new Conversation()).find();
  }
}
