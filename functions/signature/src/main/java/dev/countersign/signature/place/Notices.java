package dev.countersign.signature.place;

import java.util.ArrayList;
import java.util.List;

/**
 * What tells a notice under a message (confidentiality, company particulars, data protection, virus
 * scanners, lists) from an answer, wherever in it the words stand. Adding one is adding it to a
 * row.
 */
final class Notices {

  /** Language | words; in lower case. */
  static final String[] ROWS = {
    "en | intended recipient; intended solely; intended only for; sole use of; may contain confidential; privileged",
    "en | confidential and; registered office; registered in england; company number; views or opinions",
    "en | before printing; the environment; scanned for viruses; checked by; virus-free; unsubscribe; mailing list",
    "en | outside of the organization; outside of the organisation; mailto:majordomo",
    "de | vertraulich; amtsgericht; handelsregister; geschäftsführer; datenschutz; personenbezogen; adressaten bestimmt",
    "fr | confidentiel; destinataires",
    "es-pt | confidencial; protección de datos; reglamento (ue); destinatário; proteção de dados",
    "it | riservat; confidenziale; destinatari",
    "nl | vertrouwelijk; geadresseerde",
    "pl | poufn; adresat",
    "sv-da-no | konfidentiell; fortrolig; mottagaren",
    "cs-sk | důvěrn; dôvern",
    "ru | конфиденциальн",
    "ja-zh | 機密; 机密; 保密; 指定的收件人",
    "ko | 기밀; 비밀정보",
  };

  /** A notice is longer, as is each line of one that was wrapped. */
  private static final int SHORTEST = 35;

  private Notices() {}

  /** Whether the line is of a notice. */
  static boolean isIn(String lowerCase) {
    if (lowerCase.length() < SHORTEST) {
      return false;
    }
    for (String words : Words.ALL) {
      if (lowerCase.contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** Read when a line stands under a quote. */
  private static final class Words {
    static final List<String> ALL = read();

    private static List<String> read() {
      List<String> words = new ArrayList<>();
      for (String row : ROWS) {
        words.addAll(Row.forms(Row.cells(row).get(1)));
      }
      return words;
    }
  }
}
