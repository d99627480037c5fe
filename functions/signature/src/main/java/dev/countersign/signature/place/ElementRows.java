package dev.countersign.signature.place;

/**
 * The rules of {@link ElementRules}: HTML elements by which a client marks an earlier message. The
 * first that matches wins. Adding a client is adding a row.
 *
 * <p>Columns are separated by {@code |}:
 *
 * <ol>
 *   <li>name: what {@link Place#marker} reports
 *   <li>element name, * for any
 *   <li>attribute name, - for none (the element alone is the rule)
 *   <li>match, never case-sensitive; is: the value; word: one of its words, behind any of the
 *       prefixes that clients put before foreign names (x_, ecx, yiv…, ydp…); starts, contains:
 *       parts in this order separated by *, blanks ignored
 *   <li>value
 *   <li>role; quote: the element is the quoted message; introduction: the element, or the text in
 *       it, leads to a quoted message; rest: everything from here on is quoted; maybe: quoted if an
 *       attribution line leads to it or nothing of the author's follows; own: looks like a quote
 *       and is not; signature: the author's signature, as some clients put it under the quoted
 *       message; likely: as rest, if the first line in it is the client's: an advertisement, a
 *       banner
 * </ol>
 */
final class ElementRows {

  static final String[] ALL = {
    // Gmail
    "gmail-quote | blockquote | class | word | gmail_quote | quote",
    "gmail-quote | * | class | word | gmail_quote | introduction",
    "gmail-quote-container | * | class | word | gmail_quote_container | introduction",
    "gmail-attribution | * | class | word | gmail_attr | introduction",
    "gmail-signature | * | class | word | gmail_signature | signature",
    "gmail-indent | blockquote | class | word | webkit-indent-blockquote | own",
    "gmail-indent | blockquote | style | contains | margin:0 0 0 40px*border:none | own",

    // Apple Mail, Thunderbird, and those who follow them
    "apple-indent | blockquote | style | contains | margin:0px 0px 0px 40px*border:none | own",
    "cite-blockquote | blockquote | type | is | cite | quote",
    "cite-blockquote | blockquote | cite | starts | mid: | quote",
    "thunderbird-prefix | * | class | word | moz-cite-prefix | introduction",
    "thunderbird-forward | * | class | word | moz-forward-container | likely",
    "thunderbird-headers | table | class | word | moz-email-headers-table | rest",
    "thunderbird-signature | * | class | word | moz-signature | signature",

    // Outlook on the web, new Outlook, Outlook.com
    "outlook-reference | * | id | word | mail-editor-reference-message-container | rest",
    "outlook-appendonsend | * | id | word | appendonsend | rest",
    "outlook-reply-forward | * | id | word | divRplyFwdMsg | rest",
    "outlook-web-rule | hr | style | contains | width:98% | rest",
    "outlook-web-rule | hr | width | is | 98% | rest",
    "hotmail-rule | hr | id | word | stopSpelling | rest",
    "hotmail-rule | hr | id | word | replySplit | rest",

    // Outlook on the desktop and Windows Mail
    "outlook-original | * | name | word | _MailOriginal | rest",
    "outlook-border | div | style | contains | border-top:solid #E1E1E1 | rest",
    "outlook-border | div | style | contains | border-top:solid #B5C4DF | rest",
    "outlook-border | div | style | contains | border-top:#B5C4DF 1 | rest",
    "outlook-border | div | style | contains | border-top:solid*padding:3.0pt 0 | rest",
    "outlook-border | div | style | contains | border-top:1pt solid rgb(225,225,225) | rest",
    "outlook-border | div | style | contains | border-top:1pt solid rgb(181,196,223) | rest",
    "outlook-border | div | style | contains | border*rgb(225,225,225)*padding:3pt 0 | rest",
    "outlook-border | div | style | contains | border*rgb(181,196,223)*padding:3pt 0 | rest",
    "windows-mail-border | div | style | contains | border-top-color:rgb(229,229,229) | rest",
    "windows-mail-border | div | style | contains | border-top:1px solid rgb(229,229,229) | rest",
    "outlook-mac-section | * | id | word | OLK_SRC_BODY_SECTION | rest",

    // Outlook for iOS and Android
    "outlook-mobile-signature | * | id | word | ms-outlook-mobile-signature | likely",
    "outlook-mobile-reference | * | id | word | ms-outlook-mobile-reference-message | rest",
    "outlook-mobile-reference | * | class | word | ms-outlook-mobile-reference-message | rest",

    // Others
    "yahoo-quoted | * | class | word | yahoo_quoted | quote",
    "yahoo-ios | blockquote | class | word | iosymail | quote",
    "proton-quote | blockquote | class | word | protonmail_quote | quote",
    "proton-quote | * | class | word | protonmail_quote | introduction",
    "tuta-quote | * | class | word | tutanota_quote | quote",
    "skiff-quote | * | class | word | skiff_quote | quote",
    "zoho-quote | * | class | word | zmail_extra | introduction",
    "zoho-introduction | * | class | word | zmail_extra_hr | introduction",
    "zoho-introduction | div | title | is | beforequote::: | introduction",
    "zimbra-divider | hr | data-marker | is | __DIVIDER__ | rest",
    "zimbra-quote | * | data-marker | is | __QUOTED_TEXT__ | quote",
    "zimbra-rule | hr | id | word | zwchr | rest",
    "gmx-quote | div | name | is | quote | quote",
    "spark-quote | * | name | is | messageReplySection | introduction",
    "netease-reply | * | id | word | isReplyContent | quote",
    "netease-reply | * | class | word | isReplyContent | quote",
    "netease-forward | * | id | word | isForwardContent | rest",
    "china-mobile-reply | * | id | word | reply139content | rest",
    "china-mobile-reply | * | id | word | oriMsgHtmlSeperator | rest",
    "netease-original | * | id | word | origbody | rest",
    "edison-original | * | id | word | edo-original | rest",
    "mailspring-introduction | * | class | word | gmail_quote_attribution | introduction",
    "notion-quote | blockquote | class | word | notion-mail-quote | quote",
    "freshdesk-quote | * | class | word | freshdesk_quote | quote",
    "zendesk-quote | * | class | word | quotedReply | quote",
    "fernand-quote | * | class | word | fernand_quote | quote",
    "front-quote | blockquote | class | word | front-blockquote | quote",
    "missive-quote | * | class | word | missive_quote | quote",
    "outreach-quote | * | class | word | outreach-quote | quote",
    "hubspot-quote | * | class | word | hs_reply | quote",
    "yahoo-introduction | * | class | word | yahoo-quoted-begin | introduction",
    "roundcube-introduction | * | id | word | reply-intro | introduction",

    // No client's name on it
    "border-left-quote | blockquote | style | contains | border-left | maybe",
    "border-left-quote | div | style | contains | border:none*border-left:solid #CCCCCC | maybe",
    "border-left-quote | div | style | contains | border-left:solid #CCCCCC | maybe",
    "border-left-quote | div | style | contains | border-left:1px solid rgb(204,204,204) | maybe",
    "border-left-quote | div | style | contains | border-left:1px solid #ccc | maybe",
    "border-left-quote | div | style | contains | border-left:1px #ccc solid | maybe",
    "border-left-quote | div | style | contains | border-left:solid blue 1.5pt | maybe",
    "border-left-quote | div | style | contains | border-left:2px solid | maybe",
    "plain-blockquote | blockquote | - | - | - | maybe",
  };

  private ElementRows() {}
}
