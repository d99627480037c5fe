package dev.countersign.signature.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a header field above a quoted message, and the languages that have it; the same for
 * text and HTML. Adding a language is adding a row.
 */
record FieldLabel(Field field, List<String> languages) {

  /** A field of the header of a quoted message, in the order of the columns. */
  enum Field {
    FROM,
    SENT,
    TO,
    CC,
    SUBJECT
  }

  /** Language | from | sent | to | cc | subject; several forms of one separated by semicolons. */
  static final String[] ROWS = {
    "af | van | gestuur | aan |  | onderwerp",
    "ar | من | تم الإرسال; التاريخ; تاريخ الإرسال | إلى |  | الموضوع",
    "bg | от | изпратено; дата | до |  | относно; тема",
    "ca | de | enviat; data; enviat el | per a; a |  | assumpte; tema",
    "cs | od; odesílatel | odesláno; datum | komu; adresát | kopie; odpověď na | předmět",
    "da-no | fra | sendt; dato | til | cc; kopi; svar til | emne",
    "de | von; absender | gesendet; datum; gesendet am; verschickt | an; empfänger | kopie; antwort an; kopie (cc) | betreff",
    "el | από | στάλθηκε; ημερομηνία; απεστάλη; αποστολή | προς | κοιν.; απάντηση προς | θέμα",
    "en | from | sent; date; sent on; date sent; sent time; send time | to | cc; bcc; reply-to; importance; attachments; sender | subject; subj",
    "es | de | enviado; enviado el; fecha; enviado en | para | cc; responder a | asunto",
    "et | saatja | saadetud; kuupäev; saatmisaeg | adressaat; saaja |  | teema; pealkiri",
    "eu | nork | bidalia | nori |  | gaia",
    "fa | از | ارسال شده; تاریخ | به |  | موضوع",
    "fi | lähettäjä | lähetetty; päiväys; päivämäärä | vastaanottaja | kopio; vastaus | aihe",
    "fr | de; expéditeur | envoyé; envoyé le; date d'envoi; date; message du | à; pour; destinataire | cc; copie à; répondre à | objet; sujet",
    "gl | de | enviado o | para |  | asunto",
    "he | מאת | נשלח; תאריך | אל |  | נושא",
    "hi | प्रेषक | भेजा गया; दिनांक; तिथि | प्रति |  | विषय",
    "hr | šalje; od | poslano; datum | prima; za; primatelj | kopija; odgovori na | predmet; naslov",
    "hu | feladó | elküldve; dátum | címzett | másolatot kap; másolat; válaszcím | tárgy",
    "id | dari | tanggal; dikirim | kepada |  | subjek; perihal",
    "is | frá | sent; dagsetning | til | afrit | efni; titill",
    "it | da; mittente | inviato; inviato il; data | a; destinatario | cc; rispondi a | oggetto; ogg",
    "ja | 差出人; 送信者; from; 送信元 | 送信日時; 日付; 日時; 送信日 | 宛先; 送信先 | cc; 写し | 件名",
    "kk | кімнен | жіберілген күні | кімге |  | тақырыбы",
    "ko | 보낸 사람; 보낸사람; 발신 | 보낸 날짜; 날짜; 보낸날짜 | 받는 사람; 받는사람; 수신 | 참조 | 제목",
    "lt | nuo | išsiųsta | kam | kopija | tema",
    "lv | no | nosūtīts | kam; adresāts |  | tēma",
    "ms | daripada | dihantar; tarikh | kepada |  | subjek",
    "nl | van | verzonden; verstuurd; datum | aan | cc; kopie; antwoord aan | onderwerp",
    "pl | od; nadawca | wysłano; wysłane; data wysłania; data | do; adresat | dw; kopia | temat",
    "pt | de | enviada; enviada em; enviado em; data | para | cópia; cc | assunto",
    "ro | de la; expeditor; expeditorul | trimis; data; dată; data | către; catre; destinatarul; destinatar |  | subiect; subiectul",
    "ru | от; от кого; отправитель | отправлено; дата; послано | кому; получатель | копия | тема",
    "sk | od | odoslané; dátum | komu; pre | kópia | predmet",
    "sl | od | poslano; datum | za |  | zadeva",
    "sr | од; šalje; шаље | датум; послато; poslato | за; коме; prima; прима |  | тема; naslov; наслов",
    "sv | från | skickat; datum | till | kopia; svara till | ämne",
    "th | จาก | ส่ง; วันที่ | ถึง |  | เรื่อง",
    "tr | kimden; gönderen | gönderildi; tarih; gönderme tarihi; gönderilme; gönderilen | kime; alici | bilgi | konu",
    "uk | від; від кого | надіслано; дата; відправлено | кому | копія; копія | тема",
    "vi | từ | đã gửi; ngày; ngày gửi | đến; tới |  | chủ đề",
    "zh | 发件人; 寄件者; 寄件人 | 发送时间; 發送時間; 寄件日期; 日期; 傳送日期; 发送日期; 傳送時間; 寄件時間; 时间 | 收件人; 收件者 | 抄送; 副本; 抄 送 | 主题; 主旨; 主題; 主 题; 主 題",
  };

  /** A bound for what cannot be one; the longest is a little shorter. */
  static final int LONGEST = 20;

  /** With what stands around it. */
  private static final int LONGEST_DECORATED = 30;

  /** The field of that name, by which Notes has some that people write before a colon as well. */
  static @Nullable FieldLabel named(String lowerCase) {
    return ByName.LABELS.get(ByName.IN_CELLS.getOrDefault(lowerCase, lowerCase));
  }

  /** The field whose name the line starts with. */
  static @Nullable FieldLabel find(String lowerCase) {
    int from = Decoration.start(lowerCase);
    int colon = colon(lowerCase, from);
    if (colon < 0 || colon - from > LONGEST_DECORATED) {
      return null;
    }
    int to = Decoration.end(lowerCase, from, colon);
    return to - from > LONGEST ? null : ByName.LABELS.get(lowerCase.substring(from, to));
  }

  /** Whether it begins with the name of the field that a block of them begins with. */
  static boolean isSender(String lowerCase) {
    FieldLabel label = find(lowerCase);
    return label != null && label.field() == Field.FROM;
  }

  /** Whether the value behind the name begins with a time: meetings and holidays are "from" one. */
  static boolean hasHour(String lowerCase) {
    return Digits.areTimeAt(lowerCase, valueStart(lowerCase));
  }

  private static int valueStart(String text) {
    int start = colon(text, 0) + 1;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return start;
  }

  private static int colon(String text, int from) {
    int ascii = text.indexOf(':', from);
    int wide = text.indexOf('\uFF1A', from);
    return ascii < 0 || wide >= 0 && wide < ascii ? wide : ascii;
  }

  /** Read when a line may be one. */
  private static final class ByName {
    static final Map<String, FieldLabel> LABELS = read();

    /** Names that are one only in Notes' cells, with another of the same field. */
    static final Map<String, String> IN_CELLS = Map.of("thema", "betreff", "per", "a");

    private static Map<String, FieldLabel> read() {
      Map<String, FieldLabel> labels = new HashMap<>();
      for (String row : ROWS) {
        List<String> cells = Row.cells(row);
        for (Field field : Field.values()) {
          for (String name : Row.forms(cells.get(1 + field.ordinal()))) {
            add(name, field, cells.get(0), labels);
          }
        }
      }
      return labels;
    }

    private static void add(
        String name, Field field, String language, Map<String, FieldLabel> labels) {
      FieldLabel label = labels.get(name);
      if (label == null) {
        label = new FieldLabel(field, new ArrayList<>(2));
        labels.put(name, label);
      } else if (label.field() != field) {
        throw new IllegalArgumentException(name + " is two fields, one in " + language);
      }
      label.languages().add(language);
    }
  }
}
