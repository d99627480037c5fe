package dev.countersign.signature.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines such as "-----Original Message-----" or "Begin forwarded message:", the same for text and
 * HTML. Adding a language is adding a row.
 */
final class Banners {

  /** Language | phrases; in lower case. A language may have several rows. */
  static final String[] ROWS = {
    "af | oorspronklike boodskap",
    "ar | الرسالة الأصلية; رسالة معاد توجيهها",
    "bg | оригинално писмо; препратено съобщение",
    "ca | missatge original; missatge reenviat",
    "cs | původní zpráva; přeposlaná zpráva; začátek přeposílané zprávy",
    "da | oprindelig meddelelse; oprindelig besked; original besked; videresendt meddelelse",
    "da | start på videresendt besked",
    "de | ursprüngliche nachricht; originalnachricht; original-nachricht",
    "de | urspruengliche nachricht; weitergeleitete nachricht",
    "de | anfang der weitergeleiteten nachricht; anfang der weitergeleiteten e-mail",
    "de | ursprüngliche e-mail",
    "el | αρχικό μήνυμα; προωθημένο μήνυμα",
    "en | original message; forwarded message; forwarded by; begin forwarded message",
    "en | original email; reply message; original appointment; forwarded mail; original mail",
    "es | mensaje original; mensaje reenviado; inicio del mensaje reenviado; correo original",
    "et | algne kiri; edastatud kiri",
    "fi | alkuperäinen viesti; välitetty viesti; edelleenlähetetty viesti; välitetty viesti alkaa",
    "fr | message d'origine; message d’origine; message original; message transféré",
    "fr | début du message réexpédié; début du message transféré; courriel d'origine",
    "he | הודעה מקורית; הודעה שהועברה",
    "hr | izvorna poruka; proslijeđena poruka",
    "hu | eredeti üzenet; továbbított üzenet; továbbított levél",
    "id | pesan asli; pesan terusan",
    "it | messaggio originale; messaggio inoltrato; inizio messaggio inoltrato",
    "ja | 元のメッセージ; 転送メッセージ; 転送されたメッセージ",
    "ko | 원본 메시지; 원본 메일; 전달된 메시지",
    "lt | pradinis laiškas; persiųstas laiškas",
    "lv | sākotnējais ziņojums; pārsūtīts ziņojums",
    "nl | oorspronkelijk bericht; oorspronkelijke bericht; origineel bericht",
    "nl | doorgestuurd bericht; begin doorgestuurd bericht",
    "no | opprinnelig melding; videresendt melding; start på videresendt melding",
    "pl | oryginalna wiadomość; wiadomość oryginalna; wiadomość przekazana; przekazana wiadomość",
    "pl | początek przekazywanej wiadomości",
    "pt | mensagem original; mensagem encaminhada; mensagem reencaminhada",
    "pt | início da mensagem encaminhada; início da mensagem reencaminhada",
    "ro | mesajul original; mesaj original; mesaj redirecționat; mesaj inițial",
    "ru | исходное сообщение; исходное письмо; оригинальное сообщение; пересылаемое сообщение",
    "ru | пересланное сообщение; переадресованное сообщение; начало переадресованного сообщения",
    "ru | пересылаемое письмо",
    "sk | pôvodná správa; preposlaná správa",
    "sl | izvirno sporočilo; posredovano sporočilo",
    "sr | оригинална порука; прослеђена порука",
    "sv | originalmeddelande; ursprungligt meddelande; vidarebefordrat meddelande",
    "sv | vidarebefordrat brev; vidarebefordrat mail",
    "th | ข้อความต้นฉบับ; ข้อความที่ส่งต่อ",
    "tr | özgün ileti; orijinal mesaj; orijinal ileti; yönlendirilen ileti; yönlendirilmiş mesaj",
    "tr | iletilen ileti başlangici",
    "uk | вихідне повідомлення; переслане повідомлення; оригінальне повідомлення",
    "vi | thư gốc; thư chuyển tiếp; tin nhắn gốc",
    "zh | 原始邮件; 原始信件; 原邮件; 转发的邮件; 转发邮件信息; 邮件原件; 轉寄的郵件; 原始郵件; 回复的原邮件",
  };

  /** A bound for lines that cannot be one; no phrase comes near it. */
  static final int LONGEST = 60;

  private static final int LEAST_DECORATION = 2;

  private Banners() {}

  /** Name of the banner that the line is: a known phrase between dashes, or before a colon. */
  static @Nullable String find(String lowerCase) {
    int from = 0;
    int to = lowerCase.length();
    while (from < to && Decoration.is(lowerCase.charAt(from))) {
      from++;
    }
    while (to > from && Decoration.is(lowerCase.charAt(to - 1))) {
      to--;
    }
    if (from < LEAST_DECORATION && !lowerCase.endsWith(":")) {
      return null;
    }
    String phrase = lowerCase.substring(from, to).strip();
    int by = phrase.indexOf(" by ");
    String name = named(phrase);
    return name == null && by > 0 ? named(phrase.substring(0, by + 3)) : name;
  }

  private static @Nullable String named(String phrase) {
    return phrase.length() > LONGEST ? null : ByPhrase.NAMES.get(phrase);
  }

  /** Read when a line may be one. */
  private static final class ByPhrase {
    static final Map<String, String> NAMES = read();

    private static Map<String, String> read() {
      Map<String, String> names = new HashMap<>();
      for (String row : ROWS) {
        List<String> cells = Row.cells(row);
        String name = "banner-".concat(cells.get(0));
        for (String phrase : Row.forms(cells.get(1))) {
          names.put(phrase, name);
        }
      }
      return names;
    }
  }
}
