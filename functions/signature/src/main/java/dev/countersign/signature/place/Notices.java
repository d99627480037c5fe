package dev.countersign.signature.place;

import java.util.List;

/**
 * What tells a notice under a message (confidentiality, company particulars, data protection, virus
 * scanners, lists) from an answer, wherever in it the words stand. Adding one is adding it to a
 * row.
 */
final class Notices {

  /** Language | words; in lower case. */
  static final String[] ROWS = {
    "en | intended recipient; intended solely; intended only for; the sole use of; may contain confidential",
    "en | legally privileged; privileged/confidential; privileged and confidential; privileged, confidential",
    "en | is confidential and; are confidential and; contain confidential and; confidential information",
    "en | registered office; registered in england; company number; views or opinions; before printing",
    "en | scanned for viruses; checked for viruses; virus-free; outside of the organi; mailto:majordomo",
    "de | ist vertraulich und; vertrauliche informationen; adressaten bestimmt; amtsgericht; handelsregister",
    "de | geschäftsführer:; datenschutzhinweise; datenschutzerklärung; zum datenschutz; verarbeitung ihrer",
    "fr | confidentiels et; confidentielles; à l'intention exclusive; destinataire de ce",
    "es-pt | información confidencial; informação confidencial; informações confidenciais; es confidencial y",
    "es-pt | protección de datos; reglamento (ue); proteção de dados",
    "it | informazioni riservate; riservate e; essere riservate; carattere confidenziale",
    "nl | is vertrouwelijk en; vertrouwelijke informatie; geadresseerde",
    "pl | jest poufn; informacje poufne; poufne i",
    "sv-da-no | är konfidentiell; er fortrolig; fortrolige oplysninger; avsett för mottagaren",
    "cs-sk | důvěrné informace; je důvěrn; dôverné informácie; je dôvern",
    "ru | конфиденциальную информацию; являются конфиденциальн; является конфиденциальн",
    "ja-zh | 機密情報; 机密信息; 保密信息; 指定的收件人",
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
    static final List<String> ALL = Row.words(ROWS);
  }
}
