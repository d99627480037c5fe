package dev.countersign.signature.place;

import java.util.List;

/**
 * What a letter closes with, the same for text and HTML: below it stands who wrote it, and no
 * answer. Adding one is adding it to a row.
 */
final class Closings {

  /** Language | what such a line is or begins with; in lower case. */
  static final String[] ROWS = {
    "en | regards; best regards; kind regards; kindest regards; warm regards; with kind regards",
    "en | with best regards; best wishes; sincerely; yours sincerely; yours faithfully; yours truly",
    "cs-sk | s pozdravem; s přátelským pozdravem; s pozdravom; s priateľským pozdravom",
    "da-no | med venlig hilsen; venlig hilsen; med vennlig hilsen; vennlig hilsen; mvh",
    "de | mit freundlichen grüßen; mit freundlichen grüssen; mit freundlichem gruß; freundliche grüße",
    "de | mit besten grüßen; beste grüße; viele grüße; herzliche grüße; liebe grüße; mfg",
    "el | με εκτίμηση; με φιλικούς χαιρετισμούς",
    "es | saludos; un saludo; saludos cordiales; un cordial saludo; atentamente",
    "fi | ystävällisin terveisin; terveisin",
    "fr | cordialement; bien cordialement; bien à vous; sincères salutations; meilleures salutations",
    "hr-sl-sr | srdačan pozdrav; s poštovanjem; lep pozdrav; lp",
    "hu | üdvözlettel; tisztelettel",
    "it | cordiali saluti; distinti saluti; cordialmente",
    "nl | met vriendelijke groet; met vriendelijke groeten; vriendelijke groeten; mvg",
    "pl | pozdrawiam; z poważaniem; z wyrazami szacunku",
    "pt | atenciosamente; com os melhores cumprimentos; cumprimentos; cordialmente",
    "ro | cu stimă; cu respect",
    "ru | с уважением",
    "sv | med vänlig hälsning; med vänliga hälsningar; vänliga hälsningar; hälsningar",
    "tr | saygilarimla; saygilarimizla; iyi çalişmalar",
    "uk | з повагою",
  };

  /** Of one with a name behind it. */
  private static final int LONGEST = 60;

  private Closings() {}

  /** Whether the line is one, maybe with a name behind it. */
  static boolean begin(String lowerCase) {
    if (lowerCase.length() > LONGEST) {
      return false;
    }
    for (String words : Words.ALL) {
      if (lowerCase.startsWith(words) && isWordEnd(lowerCase, words.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordEnd(String text, int end) {
    return end == text.length() || ",.!".indexOf(text.charAt(end)) >= 0;
  }

  /** Read when a line stands under a quote. */
  private static final class Words {
    static final List<String> ALL = Row.words(ROWS);
  }
}
