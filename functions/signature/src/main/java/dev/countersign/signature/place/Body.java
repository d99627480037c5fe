package dev.countersign.signature.place;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text that lines are cut from, and how its bytes are to be read. */
final class Body {

  private final String view;
  private final Charset charset;
  private final boolean html;
  private int nextColon = -1;

  /**
   * @param view its bytes as ISO-8859-1
   * @param charset what the bytes really are
   */
  Body(String view, Charset charset, boolean html) {
    this.view = view;
    this.charset = charset;
    this.html = html;
  }

  /** A line of the same kind whose text stands in several places. */
  Body joined(String lineView) {
    return new Body(lineView, charset, html);
  }

  boolean isHtml() {
    return html;
  }

  String view() {
    return view;
  }

  /**
   * Index of the next colon, far behind the end where there is none. Lines ask one after the other,
   * so that all of them together search the text once.
   */
  int colonFrom(int index) {
    if (nextColon < index) {
      int found = view.indexOf(':', index);
      nextColon = found < 0 ? Integer.MAX_VALUE : found;
    }
    return nextColon;
  }

  /** As they are shown and in lower case; null where there is more than ASCII between them. */
  @Nullable String lowerCaseAscii(int from, int to) {
    return ShownText.lowerCaseAscii(view, from, to, html);
  }

  /** The characters between two indices. */
  String decoded(int from, int to) {
    byte[] bytes = view.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, charset);
    return html ? Entities.decode(text) : text;
  }
}
