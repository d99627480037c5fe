package dev.countersign.signature.place;

import java.util.List;

/**
 * What clients and list servers put under a message, the same for text and HTML. Adding one is
 * adding it to a row.
 */
final class Footers {

  /** Language | what such a line begins with; in lower case. A language may have several rows. */
  static final String[] ROWS = {
    "en | sent from; sent with; get outlook for; you received this message because",
    "en | you are receiving this; to unsubscribe; reply to this email directly; virus-free",
    "en | this email has been checked; this email and any; this e-mail and any",
    "en | this message and any; this message contains; this email is intended",
    "en | this message is intended; the information contained; the information in this",
    "en | confidentiality; disclaimer; —; this communication; the contents of this",
    "en | if you are not the intended; please consider the environment; unsubscribe",
    "en | ------; your use of yahoo; do you yahoo; post message:; community email addresses:",
    "en | legal notice; important notice; privileged; caution: external",
    "cs | tato zpráva; tento e-mail; obsah této",
    "da-no | denne e-mail; denne e-post; denne meddelelse; denne melding",
    "de | diese e-mail kann; diese mail; dieses e-mail; vertraulichkeitshinweis",
    "de | rechtlicher hinweis; wichtiger hinweis; bitte denken sie an die umwelt",
    "es | este e-mail; aviso legal; aviso de confidencialidad; la información contenida",
    "fr | cet e-mail; cette communication; avis de confidentialité; les informations contenues",
    "fr | ce mail; pensez à l'environnement; pensez à l’environnement",
    "it | questa e-mail; le informazioni contenute; ai sensi; avviso di riservatezza",
    "nl | de informatie in; dit e-mailbericht; aan dit bericht",
    "pl | niniejsza wiadomość; treść tej wiadomości; ta wiadomość",
    "pt | este e-mail; esta mensagem pode; aviso de confidencialidade; as informações contidas",
    "sv | detta e-postmeddelande; detta meddelande; denna e-post",
    "de | von meinem; gesendet von; gesendet mit; diese e-mail wurde von; diese e-mail enthält",
    "de | diese e-mail und; diese nachricht enthält; diese nachricht ist; der inhalt dieser",
    "fr | ce message et; ce courriel et; ce message contient; envoyé de; envoyé depuis",
    "fr | garanti sans virus",
    "es | este mensaje y; este correo y; este mensaje contiene; enviado desde",
    "it | questo messaggio e; questo messaggio contiene; inviato da",
    "nl | dit bericht en; dit bericht is; deze e-mail is; verzonden vanaf; verstuurd vanaf",
    "pt | esta mensagem e; esta mensagem contém; enviado do; enviado a partir",
    "sv | skickat från; hämta outlook",
    "cs | odesláno z",
    "da-no | sendt fra; hent outlook",
    "es | obtener outlook; descargar outlook",
    "fi | lähetetty; hanki outlook",
    "fr | obtenir outlook; télécharger outlook",
    "it | scarica outlook; ottieni outlook",
    "nl | outlook voor; download outlook",
    "pl | wysłano z; wysłane z; pobierz outlook",
    "pt | obter o outlook; obter outlook",
    "ru | отправлено с; отправлено из; скачайте outlook",
    "ja | outlook for ios を入手; iphoneから送信; ipadから送信",
    "ko | 나의 iphone",
    "zh | 发自我的; 發自我的; 从我的; 從我的; 获取 outlook; 取得 outlook",
  };

  private static final List<String> FIRST_WORDS = Row.words(ROWS);
  private static final long FIRST_CHARACTERS = Row.firstCharacters(FIRST_WORDS);

  private Footers() {}

  /** Whether the line begins what a client or list server puts under a message. */
  static boolean begin(String lowerCase) {
    if (Row.mayBeAt(lowerCase, 0, FIRST_CHARACTERS)) {
      for (String words : FIRST_WORDS) {
        if (lowerCase.startsWith(words)) {
          return true;
        }
      }
    }
    return lowerCase.equals("--") || Decoration.isRule(lowerCase) || isListPage(lowerCase);
  }

  /** Some of Mailman's lists have their address there and no more. */
  private static boolean isListPage(String lowerCase) {
    return lowerCase.startsWith("http")
        && lowerCase.contains("/mailman/listinfo/")
        && lowerCase.indexOf(' ') < 0;
  }
}
