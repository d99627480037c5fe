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
 * Inserts the signature into a leaf of plain text. Where the leaf's charset cannot hold it, an
 * ASCII text becomes UTF-8, which its bytes are already; in other text the signature is spelled
 * with the characters there are, and only where that fails the text is written anew as UTF-8.
 */
final class TextStamp {
  private final Entity leaf;
  private final EncodedText text;
  private final Charset charset;
  private final boolean flowed;
  private final EncodedSignature.Text signature;

  TextStamp(Entity leaf, EncodedText text, Charset charset, EncodedSignature signature) {
    this.leaf = leaf;
    this.text = text;
    this.charset = charset;
    this.flowed = "flowed".equalsIgnoreCase(leaf.parameter("format"));
    this.signature = signature.text(flowed);
  }

  List<Splice> at(int place) throws Untouchable {
    if (signature.ascii() != null) {
      return List.of(text.insert(place, insertion(place, signature.ascii())));
    }
    String lines = signature.lines();
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(lines)) {
      return widened(charset, lines, place);
    }
    if (text.isAscii()) {
      return widened(UTF_8, lines, place);
    }
    String spelled = Transliteration.of(lines, encoder);
    return spelled == null
        ? transcoded(place)
        : List.of(text.insert(place, insertion(place, lines(spelled, charset))));
  }

  private static SignatureLines lines(String text, Charset charset) {
    return new SignatureLines(text.getBytes(charset));
  }

  /** The signature between empty lines, which also end a paragraph of flowed text. */
  private Insertion insertion(int place, SignatureLines lines) {
    return new Insertion(breaksBefore(place), lines, isLast(place) ? 0 : 1, flowed);
  }

  /** Bytes over 127 come to an ASCII text, so what says that there are none has to change. */
  private List<Splice> widened(Charset target, String lines, int place) throws Untouchable {
    Insertion insertion = insertion(place, lines(lines, target));
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
    String breaks = "\r\n".repeat(breaksBefore(place));
    String lines = breaks.concat(signature.lines()).concat(isLast(place) ? "" : "\r\n");
    byte @Nullable [] body = Transcoding.toUtf8(text.view(), charset, place, lines, base64);
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

  private int breaksBefore(int place) {
    if (place == 0) {
      return 0;
    }
    boolean lineStart = text.view().charAt(place - 1) == '\n';
    return (lineStart ? 0 : 1) + (isAfterEmptyLine(text.view(), place) ? 0 : 1);
  }

  private boolean isLast(int place) {
    String view = text.view();
    int i = place;
    while (i < view.length() && Character.isWhitespace(view.charAt(i))) {
      i++;
    }
    return i == view.length();
  }

  private static boolean isAfterEmptyLine(String view, int place) {
    return view.startsWith("\n\r\n", place - 3) || view.startsWith("\n\n", place - 2);
  }
}
