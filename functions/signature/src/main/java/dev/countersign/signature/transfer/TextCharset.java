package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** What the bytes of a text leaf mean. */
public final class TextCharset {
  private static final int ESCAPE = 27;

  private TextCharset() {}

  /**
   * The charset of a leaf, as far as an insertion depends on it.
   *
   * @param label the charset parameter, null where it is missing
   * @param text the leaf's
   * @throws Untouchable where ASCII is not what it seems in it, or nobody knows
   */
  public static Charset of(@Nullable String label, EncodedText text) throws Untouchable {
    Charset charset = charset(label);
    if (text.view().indexOf(0) >= 0) {
      throw new Untouchable(Reason.UNSUPPORTED_CHARSET, "NUL in the text");
    }
    return charset.equals(US_ASCII) ? unlabelled(text) : charset;
  }

  /** Whether the label, which {@link #of} took, is one of the charset's names. */
  public static boolean isNamed(Charset charset, String label) {
    return !label.isBlank() && forName(label).equals(charset);
  }

  /**
   * The charset that mail programs mean by a label.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public static Charset forName(String label) {
    return RareCharset.forName(label);
  }

  private static Charset charset(@Nullable String label) throws Untouchable {
    if (label == null || label.isBlank()) {
      return US_ASCII;
    }
    return label.equalsIgnoreCase("utf-8") ? UTF_8 : RareCharset.named(label);
  }

  /** Text that says it is ASCII, or nothing: what it is shows in its bytes. */
  private static Charset unlabelled(EncodedText text) throws Untouchable {
    if (text.view().indexOf(ESCAPE) >= 0) {
      throw new Untouchable(Reason.UNSUPPORTED_CHARSET, "escape sequences in ASCII");
    }
    return text.isAscii() ? US_ASCII : RareCharset.guessed(text.view());
  }
}
