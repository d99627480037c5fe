package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.TransferEncoding;
import dev.countersign.signature.transfer.EncodedText;
import dev.countersign.signature.transfer.Insertion;
import dev.countersign.signature.transfer.QuotedPrintableMove;
import dev.countersign.signature.transfer.SignatureLines;
import dev.countersign.signature.transfer.Splice;
import dev.countersign.signature.transfer.TextCharset;
import dev.countersign.signature.transfer.Transcoding;
import dev.countersign.signature.transfer.Transliteration;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts a signature with more than ASCII into a leaf of plain text. Where the leaf's charset
 * cannot hold it, an ASCII text becomes UTF-8, which its bytes are already; in other text the
 * signature is spelled with the characters there are, and only where that fails the text is written
 * anew as UTF-8.
 */
final class TextStamp {
  private final Entity leaf;
  private final EncodedText text;
  private final Charset charset;
  private final String lines;
  private final boolean flowed;

  TextStamp(Entity leaf, EncodedText text, Charset charset, String lines, boolean flowed) {
    this.leaf = leaf;
    this.text = text;
    this.charset = charset;
    this.lines = lines;
    this.flowed = flowed;
  }

  List<Splice> at(int place) throws Untouchable {
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(lines)) {
      return widened(charset, place);
    }
    if (text.isAscii()) {
      return widened(UTF_8, place);
    }
    String spelled = Transliteration.of(lines, encoder);
    return spelled == null
        ? transcoded(place)
        : List.of(text.insert(place, insertion(place, spelled, charset)));
  }

  private Insertion insertion(int place, String lines, Charset charset) {
    SignatureLines encoded = new SignatureLines(lines.getBytes(charset));
    return Insertion.between(text.view(), place, encoded, flowed);
  }

  /** Bytes over 127 come to an ASCII text, so what says that there are none has to change. */
  private List<Splice> widened(Charset target, int place) throws Untouchable {
    Insertion insertion = insertion(place, lines, target);
    boolean sevenBit = leaf.encoding() == TransferEncoding.SEVEN_BIT && text.isAscii();
    Relabel relabel = new Relabel(leaf);
    if (!target.equals(charset)) {
      relabel.charset(target);
    }
    // A line feed alone is no line break in quoted-printable: such a text stays as it is.
    boolean quotedPrintable = sevenBit && !hasBareLineFeed(text.view());
    if (sevenBit) {
      relabel.transferEncoding(quotedPrintable ? "quoted-printable" : "8bit");
    }
    List<Splice> splices = relabel.splices();
    if (quotedPrintable) {
      new QuotedPrintableMove(text.view(), leaf.header().body()).move(place, insertion, splices);
    } else {
      splices.add(text.insert(place, insertion));
    }
    return splices;
  }

  /** Whether the text's charset is not guessed, and its encoding loses nothing. */
  private boolean isSafeToRewrite(boolean base64) {
    String label = leaf.parameter("charset");
    return label != null
        && TextCharset.isNamed(charset, label)
        && text.isCanonical()
        && (base64 || !hasBareLineFeed(text.view()));
  }

  private static boolean hasBareLineFeed(String view) {
    int feed = view.indexOf('\n');
    while (feed > 0 && view.charAt(feed - 1) == '\r') {
      feed = view.indexOf('\n', feed + 1);
    }
    return feed >= 0;
  }

  private List<Splice> transcoded(int place) throws Untouchable {
    boolean base64 = leaf.encoding() == TransferEncoding.BASE64;
    Insertion insertion = insertion(place, lines, UTF_8);
    byte @Nullable [] body = Transcoding.toUtf8(text.view(), charset, place, insertion, base64);
    if (body == null || !isSafeToRewrite(base64)) {
      throw new Untouchable(Reason.UNSUPPORTED_CHARSET, "signature does not fit " + charset);
    }
    Relabel relabel = new Relabel(leaf).charset(UTF_8);
    if (!base64) {
      relabel.transferEncoding("quoted-printable");
    }
    List<Splice> splices = relabel.splices();
    long start = leaf.header().body();
    splices.add(new Splice(start, text.encodedLength(), body));
    return splices;
  }
}
