package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.TransferEncoding;
import dev.countersign.signature.transfer.CharsetFit;
import dev.countersign.signature.transfer.EncodedText;
import dev.countersign.signature.transfer.Insertion;
import dev.countersign.signature.transfer.Splice;
import dev.countersign.signature.transfer.TextLines;
import java.nio.charset.Charset;
import java.util.List;

/** Inserts the signature into a leaf of plain text, in the leaf's charset. */
final class TextStamp {
  private final Entity leaf;
  private final EncodedText text;
  private final Charset charset;
  private final boolean flowed;
  private final String signature;

  TextStamp(Entity leaf, EncodedText text, Charset charset, String signature) {
    this.leaf = leaf;
    this.text = text;
    this.charset = charset;
    this.flowed = "flowed".equalsIgnoreCase(leaf.parameter("format"));
    this.signature = signature;
  }

  List<Splice> at(int place) throws Untouchable {
    String lines = lines(place);
    boolean sevenBit = leaf.encoding() == TransferEncoding.SEVEN_BIT && text.isAscii();
    byte[] bytes = CharsetFit.exactly(lines, charset, sevenBit);
    if (bytes == null) {
      bytes = CharsetFit.transliterated(lines, charset, sevenBit);
    }
    if (bytes == null) {
      throw new Untouchable(Reason.UNSUPPORTED_CHARSET, "signature does not fit");
    }
    Insertion.Filler filler = flowed ? Insertion.Filler.LINES : Insertion.Filler.BLANKS;
    return List.of(text.insert(place, new Insertion(bytes, filler)));
  }

  /** The signature between empty lines, which also end a paragraph of flowed text. */
  private String lines(int place) {
    String view = text.view();
    StringBuilder lines = new StringBuilder(signature.length() + 16);
    if (place > 0) {
      boolean lineStart = view.charAt(place - 1) == '\n';
      lines.append(lineStart ? "" : "\r\n").append(isAfterEmptyLine(view, place) ? "" : "\r\n");
    }
    lines.append(TextLines.of(signature, flowed));
    return lines.append(view.substring(place).isBlank() ? "" : "\r\n").toString();
  }

  private static boolean isAfterEmptyLine(String view, int place) {
    return view.startsWith("\n\r\n", place - 3) || view.startsWith("\n\n", place - 2);
  }
}
