package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.TransferEncoding;
import dev.countersign.signature.place.HtmlPlaces;
import dev.countersign.signature.place.Place;
import dev.countersign.signature.place.TextPlaces;
import dev.countersign.signature.transfer.CharsetFit;
import dev.countersign.signature.transfer.EncodedText;
import dev.countersign.signature.transfer.HtmlLines;
import dev.countersign.signature.transfer.Insertion;
import dev.countersign.signature.transfer.Splice;
import dev.countersign.signature.transfer.TextCharset;
import dev.countersign.signature.transfer.TextLines;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts the signature into one text leaf. */
final class LeafStamper {
  private static final String ARMOUR = "-----BEGIN PGP ";

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

  LeafStamp stamp(Entity leaf, byte[] bytes, int from, int to, @Nullable Frame related)
      throws Untouchable {
    EncodedText text = EncodedText.of(leaf, bytes, from, to);
    String view = text.view();
    Charset charset = TextCharset.of(leaf.certainParameter("charset"), view);
    checkArmour(leaf, view);
    boolean html = isHtml(leaf);
    images.checkText(view);
    Place place = html ? htmlPlaces.find(view, charset) : textPlaces.find(view, charset);
    Insertion insertion =
        html ? html(view, place.offset()) : text(leaf, charset, view, place.offset());
    Splice splice = text.insert(place.offset(), insertion);
    BoundaryCollision.check(leaf, splice, bytes, from, to);
    return new LeafStamp(
        leaf, place.marker(), List.of(splice), related, OwnText.before(place.offset(), view, html));
  }

  private static boolean isHtml(Entity leaf) {
    return leaf.isType("text/html");
  }

  private static void checkArmour(Entity leaf, String view) throws Untouchable {
    int armour = view.indexOf(ARMOUR);
    while (armour > 0 && !isHtml(leaf) && view.charAt(armour - 1) != '\n') {
      armour = view.indexOf(ARMOUR, armour + 1);
    }
    if (armour >= 0) {
      boolean signed = view.startsWith("SIGNED", armour + ARMOUR.length());
      throw new Untouchable(signed ? Reason.SIGNED : Reason.ENCRYPTED, "OpenPGP armour");
    }
  }

  private Insertion html(String view, int place) {
    String lines = lead(view, place, "") + images.refer(signature.html()).strip();
    return new Insertion(HtmlLines.of(lines), Insertion.Filler.BLANKS);
  }

  private Insertion text(Entity leaf, Charset charset, String view, int place) throws Untouchable {
    boolean flowed = "flowed".equalsIgnoreCase(leaf.parameter("format"));
    String lines = lead(view, place, "\r\n") + TextLines.of(signature.text(), flowed);
    if (place < view.length()) {
      lines += "\r\n";
    }
    boolean sevenBit = leaf.encoding() == TransferEncoding.SEVEN_BIT && TextCharset.isAscii(view);
    byte[] bytes = CharsetFit.exactly(lines, charset, sevenBit);
    if (bytes == null) {
      bytes = CharsetFit.transliterated(lines, charset, sevenBit);
    }
    if (bytes == null) {
      throw new Untouchable(Reason.UNSUPPORTED_CHARSET, "signature does not fit");
    }
    return new Insertion(bytes, flowed ? Insertion.Filler.LINES : Insertion.Filler.BLANKS);
  }

  /** What has to come before the insertion for it to begin a line. */
  private static String lead(String view, int place, String separator) {
    if (place == 0) {
      return "";
    }
    boolean lineStart = view.charAt(place - 1) == '\n';
    return lineStart ? separator : "\r\n" + separator;
  }
}
