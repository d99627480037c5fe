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

  /**
   * Language | phrases; in lower case. A language may have several rows. A phrase that people write
   * as well has the dashes that have to stand before it.
   */
  static final String[] ROWS = {
    "af | oorspronklike boodskap",
    "ar | الرسالة الأصلية; رسالة معاد توجيهها; بداية الرسالة المعاد توجيهها",
    "ar | الرسالة الأصليَّة; رسالة ممرّرة",
    "ast-gl | mensaxe orixinal; mensaxe reunviáu; mensaxe reenviada",
    "be | зыходны ліст; накіраваны ліст",
    "bg | оригинално писмо; препратено съобщение",
    "bg | оригинално съобщение",
    "br | kemennadenn orinel",
    "ca | missatge original; missatge reenviat; inici del missatge reenviat",
    "cs | původní zpráva; přeposlaná zpráva; začátek přeposílané zprávy; původní e-mail",
    "da | oprindelig meddelelse; oprindelig besked; original besked; videresendt meddelelse",
    "da | original meddelelse",
    "da | start på videresendt besked",
    "de | ursprüngliche nachricht; originalnachricht; original-nachricht",
    "de | urspruengliche nachricht; weitergeleitete nachricht",
    "de | anfang der weitergeleiteten nachricht; anfang der weitergeleiteten e-mail",
    "de | ursprüngliche e-mail; original nachricht; nachricht im original; ursprüngliche mail",
    "de | ursprüngliche mitteilung; nachricht weitergeleitet",
    "dsb-hsb | originalna powěsć; dalej pósrědnjona powěsć; dale sposrědkowana powěsć",
    "el | αρχικό μήνυμα; προωθημένο μήνυμα; αρχή προωθημένου μηνύματος",
    "en | original message; forwarded message; forwarded by; begin forwarded message",
    "en | original email; reply message; original appointment; forwarded mail; original mail",
    "en | ----- original",
    "reply-above | reply above this line; please reply above this line",
    "reply-above | please type your reply above this line; write above this line to reply",
    "en | reply separator; forward header; original message follows; original messages",
    "en | begin included message; included message",
    "en | ----- original text; replied message; begin forwarded text; start of forwarded message",
    "es | mensaje original; mensaje reenviado; inicio del mensaje reenviado; correo original",
    "et | algne kiri; edastatud kiri; algne teade; algsõnum",
    "eu | jatorrizko mezua; birbidalitako mezua",
    "fa | پیام اصلی; پیام ارسال شده",
    "fi | alkuperäinen viesti; välitetty viesti; edelleenlähetetty viesti; välitetty viesti alkaa",
    "fi | välitetty viesti / fwd.msg",
    "fr | message d'origine; message d’origine; message original; message transféré",
    "fr | début du message réexpédié; début du message transféré; courriel d'origine",
    "fr | message transmis; message réexpédié; courriel original; mail original",
    "fy | oarspronklik berjocht; trochstjoerd berjocht",
    "ga | teachtaireacht bhunaidh; teachtaireacht ar aghaidh",
    "he | הודעה מקורית; הודעה שהועברה; תחילת ההודעה שהועברה",
    "hi | मूल संदेश; अग्रेषित संदेश; अग्रेषित संदेश शुरू करें",
    "hr | izvorna poruka; proslijeđena poruka; započni proslijeđenu poruku; originalna poruka",
    "hu | eredeti üzenet; továbbított üzenet; továbbított levél; továbbított levél kezdete",
    "hu | eredeti levél",
    "hy | օրիգինալ նամակը; փոխանցվող նամակը",
    "id | pesan asli; pesan terusan; mulai meneruskan pesan",
    "is | upprunalegur póstur; áframsendur póstur",
    "it | messaggio originale; messaggio inoltrato; inizio messaggio inoltrato",
    "ja | 元のメッセージ; 転送メッセージ; 転送されたメッセージ; メッセージを転送",
    "ka | საწყისი წერილი",
    "ko | 원본 메시지; 원본 메일; 전달된 메시지; 전달된 메시지 시작; 원본 이메일; 전달된 메일",
    "lt | pradinis laiškas; persiųstas laiškas; pradinis pranešimas; pirminis laiškas",
    "lt | originalus laiškas; originalus pranešimas",
    "lv | sākotnējais ziņojums; pārsūtīts ziņojums",
    "mk | оригинална порака",
    "ms | mesej asal; mesej dikirim semula",
    "nl | oorspronkelijk bericht; oorspronkelijke bericht; origineel bericht",
    "nl | doorgestuurd bericht; begin doorgestuurd bericht",
    "no | opprinnelig melding; videresendt melding; start på videresendt melding",
    "no | opphavleg melding; vidaresend melding",
    "pl | oryginalna wiadomość; wiadomość oryginalna; wiadomość przekazana; przekazana wiadomość",
    "pl | początek przekazywanej wiadomości; treść przekazanej wiadomości",
    "pl | wiadomość przesłana dalej; wiadomość przekazana dalej",
    "pl | treść oryginalnej wiadomości",
    "pt | mensagem original; mensagem encaminhada; mensagem reencaminhada",
    "pt | início da mensagem encaminhada; início da mensagem reencaminhada",
    "ro | mesajul original; mesaj original; mesaj redirecționat; mesaj inițial",
    "ro | începe mesajul redirecționat",
    "rm | messadi original; messadi renvià",
    "ru | исходное сообщение; исходное письмо; оригинальное сообщение; пересылаемое сообщение",
    "ru | пересланное сообщение; переадресованное сообщение; начало переадресованного сообщения",
    "ru | пересылаемое письмо; перенаправленное сообщение; пересланное письмо",
    "sk | pôvodná správa; preposlaná správa; preposlaná správa --- forwarded message",
    "sk | začiatok preposlanej správy",
    "sl | izvirno sporočilo; posredovano sporočilo",
    "sq | mesazhi origjinal; mesazhi i përcjellë",
    "sr | оригинална порука; прослеђена порука; prosleđena poruka",
    "sv | originalmeddelande; ursprungligt meddelande; vidarebefordrat meddelande",
    "sv | vidarebefordrat brev; vidarebefordrat mail; vidarebefordrat mejl",
    "th | ข้อความต้นฉบับ; ข้อความที่ส่งต่อ; ข้อความที่ส่งต่อเริ่มต้น; ----- ต้นฉบับ",
    "tr | özgün ileti; orijinal mesaj; orijinal ileti; yönlendirilen ileti; yönlendirilmiş mesaj",
    "tr | iletilen ileti başlangici; ileti başlangici; iletilen ileti; iletilmiş mesaj",
    "tr | iletilmiş ileti",
    "uk | вихідне повідомлення; переслане повідомлення; оригінальне повідомлення",
    "uk | перенаправлене повідомлення; початок листа, що пересилається",
    "uk | початкове повідомлення",
    "vi | thư gốc; thư chuyển tiếp; tin nhắn gốc; bắt đầu thư được chuyển tiếp",
    "zh | 原始邮件; 原始信件; 原邮件; 转发的邮件; 转发邮件信息; 邮件原件; 轉寄的郵件; 原始郵件; 回复的原邮件",
    "zh | 开始转发的邮件; 開始轉寄郵件; 转发邮件; 轉寄郵件",
    "zh | 原始消息; 转发的消息; 转发消息",
  };

  /** What helpdesks write on top of each message, too. */
  static final String REPLY_ABOVE = "banner-reply-above";

  /** A bound for lines that cannot be one; no phrase comes near it. */
  static final int LONGEST = 60;

  private static final int LEAST_DECORATION = 2;
  private static final String DRAWN = "----- ";
  private static final String GLUE = " ----- ";

  private static final String BAR = "|";
  private static final String BARRED = "| -";

  private Banners() {}

  /** Name of the banner that the line is: a known phrase between dashes, or before a colon. */
  static @Nullable String find(String lowerCase) {
    if (ReplyAbove.is(lowerCase)) {
      return REPLY_ABOVE;
    }
    if (lowerCase.startsWith(BAR)) {
      return NotesColumns.isBox(lowerCase) ? "banner-notes" : behindBar(lowerCase);
    }
    int from = Decoration.start(lowerCase);
    int to = Decoration.end(lowerCase, from, lowerCase.length());
    if (from < LEAST_DECORATION && !Sentence.isIntroduction(lowerCase)) {
      return null;
    }
    // QQ writes its references of HTML into plain text, too; Apple a hyphen that does not break.
    String phrase =
        lowerCase.substring(from, to).replace("&nbsp;", "").replace('\u2011', '-').strip();
    String name = named(phrase);
    int by = name == null ? phrase.indexOf(" by ") : -1;
    if (by > 0) {
      return named(phrase.substring(0, by + 3));
    }
    int sender = name == null && Decoration.isDrawn(lowerCase) ? phrase.indexOf(" from ") : -1;
    if (sender > 0) {
      return named(phrase.substring(0, sender));
    }
    if (name == null && from >= DRAWN.length() - 1) {
      String glued = glued(phrase);
      return glued == null ? named(DRAWN.concat(phrase)) : glued;
    }
    return name;
  }

  /** Of a phrase, dashes and the sender's field: Yahoo breaks no line between them in text. */
  private static @Nullable String glued(String phrase) {
    int dashes = phrase.indexOf(GLUE);
    boolean isSent = dashes > 0 && FieldLabel.isSender(phrase.substring(dashes + GLUE.length()));
    return isSent ? named(phrase.substring(0, dashes)) : null;
  }

  /** Outlook could put bars before all lines of the message. */
  private static @Nullable String behindBar(String lowerCase) {
    return lowerCase.startsWith(BARRED) ? find(lowerCase.substring(BARRED.length() - 1)) : null;
  }

  /** Whether the line is a known phrase and no more: too little, if no fields follow. */
  static boolean isPhrase(String lowerCase) {
    return named(lowerCase) != null;
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
