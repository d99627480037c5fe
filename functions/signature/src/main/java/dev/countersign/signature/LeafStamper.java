package dev.countersign.signature;

import dev.countersign.signature.mime.ByteSearch;
import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Multipart;
import dev.countersign.signature.place.HtmlPlaces;
import dev.countersign.signature.place.Place;
import dev.countersign.signature.place.TextPlaces;
import dev.countersign.signature.transfer.EncodedText;
import dev.countersign.signature.transfer.Insertion;
import dev.countersign.signature.transfer.SignatureLines;
import dev.countersign.signature.transfer.Splice;
import dev.countersign.signature.transfer.TextCharset;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts the signature into one text leaf. */
final class LeafStamper {
  private final RenderedSignature signature;
  private final @Nullable EmbeddedImages images;

  LeafStamper(RenderedSignature signature, @Nullable EmbeddedImages images) {
    this.signature = signature;
    this.images = images;
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
    checkDigest(leaf);
    EncodedText text = EncodedText.of(leaf, bytes, from, to);
    Charset charset = TextCharset.of(leaf.certainParameter("charset"), text);
    String view = text.view();
    boolean html = isHtml(leaf);
    Armour.check(view, html);
    if (images != null) {
      images.checkText(view);
    }
    Place place =
        html ? HtmlPlaces.find(view, text.octets(), charset) : TextPlaces.find(view, charset);
    List<Splice> splices =
        html
            ? List.of(text.insert(place.offset(), html(view, place.offset())))
            : text(leaf, text, charset, place.offset());
    for (Splice splice : splices) {
      checkBoundaries(leaf, splice, bytes, from, to);
    }
    boolean foreign = mixed && !OwnText.before(place.offset(), view, html);
    return new LeafStamp(leaf, place.marker(), splices, related, foreign);
  }

  private static boolean isHtml(Entity leaf) {
    return leaf.isType("text/html");
  }

  /** A digest of the text (RFC 1864), which would not fit any more. */
  private static void checkDigest(Entity leaf) throws Untouchable {
    if (leaf.header().value(FieldName.CONTENT_MD5) != null) {
      throw new Untouchable(Reason.SIGNED, "Content-MD5");
    }
  }

  /** Refuses an insertion after which one of its lines, or the one behind, reads as a boundary. */
  private void checkBoundaries(Entity leaf, Splice splice, byte[] bytes, int from, int to)
      throws Untouchable {
    byte[] inserted = splice.inserted();
    int i = signature.hasNoBoundary() ? inserted.length : nextDashes(inserted, 0);
    while (i < inserted.length) {
      if (i == 0 || inserted[i - 1] == '\n') {
        checkBoundary(leaf, inserted, i, inserted.length);
      }
      i = nextDashes(inserted, i + 1);
    }
    int rest = from + (int) (splice.offset() + splice.removed() - leaf.header().body());
    if (rest >= from && rest + 1 < to && bytes[rest] == '-' && bytes[rest + 1] == '-') {
      checkBoundary(leaf, bytes, rest, to);
    }
  }

  private static int nextDashes(byte[] inserted, int from) {
    return ByteSearch.twoDashes(inserted, from, inserted.length);
  }

  private static void checkBoundary(Entity leaf, byte[] bytes, int from, int to)
      throws Untouchable {
    for (Multipart m = leaf.parent(); m != null; m = m.entity().parent()) {
      if (m.isAt(bytes, from, to)) {
        throw new Untouchable(Reason.BOUNDARY_COLLISION, "line of the signature");
      }
    }
  }

  private Insertion html(String view, int place) {
    SignatureLines lines =
        images == null
            ? signature.htmlLines()
            : SignatureLines.ofHtml(images.refer(signature.html()));
    boolean inLine = place > 0 && view.charAt(place - 1) != '\n';
    return new Insertion(inLine ? 1 : 0, lines, 0, false);
  }

  private List<Splice> text(Entity leaf, EncodedText text, Charset charset, int place)
      throws Untouchable {
    boolean flowed = "flowed".equalsIgnoreCase(leaf.parameter("format"));
    SignatureLines ascii = signature.asciiLines(flowed);
    if (ascii == null) {
      String lines = signature.textLines(flowed);
      return new TextStamp(leaf, text, charset, lines, flowed).at(place);
    }
    return List.of(text.insert(place, Insertion.between(text.view(), place, ascii, flowed)));
  }
}
