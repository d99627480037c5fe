package dev.countersign.signature.damage;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a text a reader takes for quoted: lines with the sign before them, blockquotes, and all
 * that is below a line such as "-----Original Message-----" or below a block of header fields. It
 * knows no client and none of the engine's rules, so that those can be judged by it.
 *
 * @param start where the first of it begins, its "… wrote:" included
 * @param answered whether the author wrote between or below it
 */
record VisibleQuote(int start, boolean answered) {
  /** Says, in one of the larger languages, that an original or forwarded message follows. */
  private static final Pattern BANNER =
      Pattern.compile(
          "[-_=]{3,} ?[^-_=]*(?:origin|forward|ursprüng|weitergeleit|oorspronk|doorgest|transf|réexp"
              + "|inoltr|reenv|encaminh|vidareb|videres|исходн|пересл|przekaz|原始|转发|転送)[^-_=]*[-_=]{3,}"
              + "|Begin forwarded message:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SENDER =
      Pattern.compile(
          "\\*?(?:From|Von|De|Da|Van|Fra|Från|Od|Lähettäjä|Feladó|Kimden|От|Від|发件人|寄件者|差出人|보낸 사람)"
              + "\\*? ?[:：].*");

  private static final Pattern FIELD = Pattern.compile("\\*?\\p{L}[\\p{L} .-]{0,20}\\*? ?[:：].*");

  /** Fields that follow the sender, and among how many lines. */
  private static final int FIELDS = 2;

  private static final int LINES = 4;

  private static final Pattern INTRODUCTION = Pattern.compile(".*[:：]");

  /** Who stands below is no author: a list, a gateway, a signature. */
  private static final Pattern FOOTER = Pattern.compile("--|[-_=*]{5,}");

  /** The first one; null where nothing is quoted. */
  static @Nullable VisibleQuote in(List<SeenLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      boolean quoted = lines.get(i).quoted();
      if (isAbove(lines, i)) {
        // Who wrote nothing above the header fields of a blockquote wrote below it, if at all.
        return new VisibleQuote(lines.get(i).start(), quoted && i == 0 && isAnswered(lines, i));
      }
      if (quoted) {
        return new VisibleQuote(introduced(lines, i), isAnswered(lines, i));
      }
    }
    return null;
  }

  private static int introduced(List<SeenLine> lines, int quote) {
    boolean introduced = quote > 0 && isIntroduction(lines.get(quote - 1));
    return lines.get(introduced ? quote - 1 : quote).start();
  }

  private static boolean isIntroduction(SeenLine line) {
    return INTRODUCTION.matcher(line.text()).matches();
  }

  private static boolean isAnswered(List<SeenLine> lines, int quote) {
    for (int i = quote; i < lines.size(); i++) {
      SeenLine line = lines.get(i);
      // Who is quoted has a signature and quotes too: they say nothing of what is below the quote.
      if (line.quoted()) {
        continue;
      }
      if (isAbove(lines, i) || FOOTER.matcher(line.text()).matches()) {
        return false;
      }
      if (!isIntroduction(line)) {
        return true;
      }
    }
    return false;
  }

  /** Whether all below this line is quoted. */
  private static boolean isAbove(List<SeenLine> lines, int i) {
    if (BANNER.matcher(lines.get(i).text()).matches()) {
      return true;
    }
    if (!SENDER.matcher(lines.get(i).text()).matches()) {
      return false;
    }
    List<SeenLine> next = lines.subList(i + 1, Math.min(lines.size(), i + 1 + LINES));
    return next.stream().filter(line -> FIELD.matcher(line.text()).matches()).count() >= FIELDS;
  }
}
