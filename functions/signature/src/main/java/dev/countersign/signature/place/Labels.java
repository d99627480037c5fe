package dev.countersign.signature.place;

import java.util.List;

/**
 * The labels of sensitivity that organisations put on top of a message, where no brackets tell.
 * Adding one is adding it to a row.
 */
final class Labels {

  /** Language | what such a line is, in lower case, maybe behind the organisation's name. */
  static final String[] WHOLE = {
    "en | public; external; internal; general; restricted; confidential; external email; non-public",
    "en | strictly confidential; company confidential; company internal; official; official-sensitive",
    "cs-sk | interní; interné; veřejné; verejné; důvěrné; dôverné",
    "da-no-sv | intern; ekstern; extern; fortrolig; konfidentiell; offentlig; öppen; åpen",
    "de | öffentlich; vertraulich; streng vertraulich",
    "es-pt | interno; público; confidencial; uso interno; restringido; restrito",
    "fi | sisäinen; julkinen; luottamuksellinen",
    "fr | interne; externe; publique; confidentiel; usage interne; diffusion restreinte",
    "it | pubblico; riservato; confidenziale",
    "nl | openbaar; vertrouwelijk; bedrijfsvertrouwelijk",
    "pl | wewnętrzne; publiczne; poufne",
    "ja-zh-ko | 社外秘; 内部; 公开; 機密; 机密; 대외비",
  };

  /** Language | words that only such a line has, where it stands on top and is short. */
  static final String[] PARTS = {
    "en | use only; internal use; classification:; classification :; classified as; sensitivity:; tlp:",
    "de | klassifizierung:; klassifikation:; schutzklasse:; vertraulichkeit:",
    "es-pt | clasificación:; classificação:; clasificado como; classificado como",
    "it-nl-pl | classificazione:; classificatie:; klasyfikacja:",
  };

  /** Of one in an alphabet that takes two bytes a letter. */
  private static final int LONGEST = 70;

  private Labels() {}

  /** Whether the line is one, if it stands on top. */
  static boolean is(Line line) {
    return line.length() <= LONGEST && is(line.lowerCase());
  }

  private static boolean is(String lowerCase) {
    for (String part : Words.PARTS) {
      if (lowerCase.contains(part)) {
        return true;
      }
    }
    int from = Decoration.start(lowerCase);
    int to = Decoration.end(lowerCase, from, lowerCase.length());
    String label = lowerCase.substring(from, to);
    int blank = label.indexOf(' ');
    return Words.WHOLE.contains(label)
        || blank > 0 && Words.WHOLE.contains(label.substring(blank + 1));
  }

  /** Read when something stands under a quote. */
  private static final class Words {
    static final List<String> WHOLE = Row.words(Labels.WHOLE);
    static final List<String> PARTS = Row.words(Labels.PARTS);
  }
}
