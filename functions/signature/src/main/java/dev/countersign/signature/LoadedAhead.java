package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.signature.place.HtmlPlaces;
import dev.countersign.signature.place.Place;
import dev.countersign.signature.place.TextPlaces;

/**
 * Loads what finds the place of a signature while the first message is still being taken apart.
 * Loading classes is what a first message in a fresh JVM waits for, and a second processor can do
 * some of it.
 */
final class LoadedAhead implements Runnable {
  private static final String TEXT =
      "Yes.\r\nOn Mon, 23 Nov 2026 at 10:00, Ada <ada@brightwater.example> wrote:\r\n> Warm?\r\n";

  private static final String HTML =
      "<div>Yes.</div><div>On Mon, 23 Nov 2026 at 10:00, Ada wrote:</div>"
          + "<blockquote type=\"cite\">Warm?</blockquote>";

  /** Where there is one processor only, whoever waits would wait for this as well. */
  static void start() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(new LoadedAhead(), "signature-loaded-ahead");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** HTML first: a message has its text before it, which the first thread is at by then. */
  @Override
  public void run() {
    html();
    text();
  }

  static Place html() {
    return HtmlPlaces.find(HTML, HTML.getBytes(ISO_8859_1), ISO_8859_1);
  }

  static Place text() {
    return TextPlaces.find(TEXT, ISO_8859_1);
  }
}
