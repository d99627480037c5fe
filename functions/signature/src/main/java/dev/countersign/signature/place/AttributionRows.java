package dev.countersign.signature.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines "On &lt;date&gt;, &lt;who&gt; wrote:" of all languages, the same for text and HTML.
 * Adding a language is adding a row.
 */
final class AttributionRows {

  /**
   * Language | first words, none for any | last words, without the colon; several forms of one
   * separated by semicolons. In lower case, the Turkish i with its dot. A language may have several
   * rows.
   */
  static final String[] ROWS = {
    // First what most mail has: a fresh JVM reads no row behind the one that fits.
    "en | on; at | wrote; writes; said; sent",
    "en | in a message dated | writes; wrote",
    "en |  | you wrote",
    "en | in article; in message | wrote; writes; said",
    // The others by the alphabet.
    "af | op | geskryf; skryf",
    "ar | في; بتاريخ; كتب | كتب; كتبت; كتب/ت",
    "bg | на | написа; написа(а)",
    "ca | el; missatge de | va escriure; ha escrit; del dia",
    "cs | dne; dňa | napsal(a); napsal; napsala; píše",
    "da-no-sv | den; d.; på | skrev; skrev følgende; skrev följande",
    "de | am | schrieb; geschrieben",
    "el | στις; την; στις | έγραψε",
    "es | el | escribió; escribio; ha escrito",
    "et |  | kirjutas",
    "eu |  | hau idatzi zuen",
    "fa | در | نوشت",
    "fi |  | kirjoitti",
    "fr | le | a écrit; écrit",
    "gl | o; en | escribiu",
    "he | בתאריך; ב-; ב | כתב; כתבה; כתב/ה; מאת",
    "hi |  | ने लिखा",
    "hr | dana; u | napisao je; napisala je; je napisao/la; je napisao; je napisala; napisao/la",
    "hu |  | írta; ezt írta; időpontban ezt írta",
    "id | pada | menulis",
    "it | il; in data | ha scritto; scrive",
    "ja |  | のメール; のメッセージ; さんは書きました; は書きました",
    "ko |  | 작성; 님이 작성; 썼습니다; 쓴 글; 쓴 내용",
    "lt |  | rašė; parašė",
    "lv |  | rakstīja",
    "nl | op | schreef; heeft geschreven; geschreven; het volgende geschreven",
    "pl | wiadomość napisana | w dniu",
    "pl | w dniu; dnia; w | napisał; napisała; napisał(a); pisze",
    "pt | em; a; no dia; le | escreveu",
    "ro | în; în data; pe; la | a scris",
    "ru |  | написал; написала; написал(а); пишет; писал",
    "sk | dňa; dna; po; ut; st; št; pi; so; ne | napísal; napísala; napísal(a)",
    "sl |  | je napisal; je napisala; napisal(a); je oseba",
    "sr |  | piše",
    "sr | дана; dana | је написао; је написао/ла; je napisao/la; пише",
    "th | เมื่อ | เขียนว่า; เขียน",
    "tr |  | yazdi; şunu yazdi; şöyle yazdi; tarihinde yazdi; yazmiş",
    "uk |  | пише; написав; написав(ла); написала",
    "vi | vào | đã viết; viết",
    "zh |  | 写道; 寫道; 写到; 撰写; 寫; 提到",
    "az |  | yazib",
    "be |  | напісаў",
    "eo | je | skribis",
    "eu |  | idatzi du; idatzita",
    "fur-oc |  | à scrit; a escrich",
    "ka |  | დაწერა; მოგწერათ",
    "kk |  | жазған",
    "lb | den | schreift",
    "mk | на | напиша",
    "cy | ar | ysgrifennodd",
    "fo-is | tann; þann | skrivaði; skrifaði",
    "fy | op | skreau",
    "ga | ar an | scríobh",
    "km | កាលពី; នៅ | សរសេរ",
    "ku | di | nivîsî",
    "ug |  | يازدى",
    "uz |  | yozgan kun",
    "mr |  | ने लिहीले",
    "sq | më | shkroi",
    // Outlook Express, in newsgroups: what follows is the message's number.
    "news-en |  | wrote in message; wrote in news",
    "news-de |  | schrieb im newsbeitrag; schrieb in im newsbeitrag",
    "news-es |  | escribió en el mensaje",
    "news-fr |  | a écrit dans le message",
    "news-it |  | ha scritto nel messaggio",
    "news-nl |  | schreef in bericht",
    "news-pl |  | napisał w wiadomości",
    "news-pt |  | escreveu na mensagem",
    "news-sv |  | skrev i meddelandet",
    // Gmail in several languages, Yandex, Mail.ru: no verb, 26.06.2014, 14:41, "Name" <address>:
    "any |  | >",
  };

  private static final @Nullable Attribution[] RULES = new @Nullable Attribution[ROWS.length];

  private AttributionRows() {}

  /**
   * The rule of a row. Read when it is asked for: nearly always one of the first fits, and a fresh
   * JVM needs a millisecond for all. Threads that read it at the same time read the same.
   */
  static Attribution rule(int row) {
    Attribution rule = RULES[row];
    if (rule == null) {
      List<String> cells = Row.cells(ROWS[row]);
      rule = Attribution.of(cells.get(0), cells.get(1), cells.get(2));
      RULES[row] = rule;
    }
    return rule;
  }
}
