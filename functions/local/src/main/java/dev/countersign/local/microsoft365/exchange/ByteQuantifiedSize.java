package dev.countersign.local.microsoft365.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size as Exchange takes and shows it: taken as a whole number with an optional unit, shown as
 * {@code 22.5 MB (23,592,960 bytes)}.
 */
public record ByteQuantifiedSize(long bytes) {

  private static final Pattern INPUT =
      Pattern.compile("(\\d+)\\s*(B|KB|MB|GB|TB)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern OUTPUT = Pattern.compile(".*\\(([\\d,]+) bytes\\)");
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  /**
   * Reads what a caller sent.
   *
   * @throws NumberFormatException if it is neither form
   */
  static ByteQuantifiedSize parse(String text) {
    Matcher output = OUTPUT.matcher(text);
    if (output.matches()) {
      return new ByteQuantifiedSize(Long.parseLong(output.group(1).replace(",", "")));
    }
    Matcher input = INPUT.matcher(text.trim());
    if (!input.matches()) {
      throw new NumberFormatException("not a size");
    }
    String unit = input.group(2) == null ? "B" : input.group(2).toUpperCase(Locale.ROOT);
    return new ByteQuantifiedSize(Long.parseLong(input.group(1)) << (10 * UNITS.indexOf(unit)));
  }

  @Override
  public String toString() {
    int unit = 0;
    for (long rest = bytes; rest >= 1024 && unit < UNITS.size() - 1; rest /= 1024) {
      unit++;
    }
    BigDecimal amount =
        new BigDecimal(bytes)
            .divide(new BigDecimal(1L << (10 * unit)), MathContext.DECIMAL32)
            .round(new MathContext(4))
            .stripTrailingZeros();
    return String.format(
        Locale.ROOT, "%s %s (%,d bytes)", amount.toPlainString(), UNITS.get(unit), bytes);
  }
}
