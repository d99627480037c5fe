package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.place.HtmlPlaces;
import dev.countersign.signature.place.Place;
import dev.countersign.signature.place.TextPlaces;
import dev.countersign.signature.transfer.ByteBuilder;
import dev.countersign.signature.transfer.EncodedText;
import dev.countersign.signature.transfer.HtmlLines;
import dev.countersign.signature.transfer.Insertion;
import dev.countersign.signature.transfer.Splice;
import dev.countersign.signature.transfer.TextCharset;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts the signature into one text leaf. */
final class LeafStamper {
  /** Searched for without its dashes, which HTML is full of. */
  private static final String ARMOUR = "BEGIN PGP ";

  private static final String DASHES = "-----";

  private final RenderedSignature signature;
  private final EmbeddedImages images;
  private final HtmlPlaces htmlPlaces;
  private final TextPlaces textPlaces;

  LeafStamper(
      RenderedSignature signature,
      EmbeddedImages images,
      HtmlPlaces htmlPlaces,
      TextPlaces textPlaces) {
    this.signature = signature;
    this.images = images;
    this.htmlPlaces = htmlPlaces;
    this.textPlaces = textPlaces;
  }

  /** Whether the signature has a version for the leaf's kind of text. */
  boolean hasVersionFor(Entity leaf) {
    return !(isHtml(leaf) ? signature.html() : signature.text()).isBlank();
  }

  /**
   * Stamps a leaf whose body is at [from, to) of the bytes.
   *
   * @param related the multipart/related that the leaf is the root of, if there is one
   * @param mixed whether other parts could have the sender's text, so that it matters who wrote it
   */
  LeafStamp stamp(
      Entity leaf, byte[] bytes, int from, int to, @Nullable Frame related, boolean mixed)
      throws Untouchable {
    EncodedText text = EncodedText.of(leaf, bytes, from, to);
    Charset charset = TextCharset.of(leaf.certainParameter("charset"), text);
    String view = text.view();
    boolean html = isHtml(leaf);
    checkArmour(view, html);
    images.checkText(view);
    Place place = html ? htmlPlaces.find(view, charset) : textPlaces.find(view, charset);
    List<Splice> splices =
        html
            ? List.of(text.insert(place.offset(), html(view, place.offset())))
            : new TextStamp(leaf, text, charset, signature.text()).at(place.offset());
    for (Splice splice : splices) {
      BoundaryCollision.check(leaf, splice, bytes, from, to);
    }
    boolean foreign = mixed && !OwnText.before(place.offset(), view, html);
    return new LeafStamp(leaf, place.marker(), splices, related, foreign);
  }

  private static boolean isHtml(Entity leaf) {
    return leaf.isType("text/html");
  }

  private static void checkArmour(String view, boolean html) throws Untouchable {
    int begin = view.indexOf(ARMOUR);
    while (begin >= 0) {
      int dashes = begin - DASHES.length();
      boolean lineStart = html || dashes == 0 || (dashes > 0 && view.charAt(dashes - 1) == '\n');
      if (lineStart && view.startsWith(DASHES, dashes)) {
        boolean signed = view.startsWith("SIGNED", begin + ARMOUR.length());
        throw new Untouchable(signed ? Reason.SIGNED : Reason.ENCRYPTED, "OpenPGP armour");
      }
      begin = view.indexOf(ARMOUR, begin + 1);
    }
  }

  private Insertion html(String view, int place) {
    String html = images.refer(signature.html());
    ByteBuilder lines = new ByteBuilder(html.length() + 64);
    if (place > 0 && view.charAt(place - 1) != '\n') {
      lines.lineBreak();
    }
    HtmlLines.append(html.strip(), lines);
    return new Insertion(lines.toBytes(), Insertion.Filler.BLANKS);
  }
}
