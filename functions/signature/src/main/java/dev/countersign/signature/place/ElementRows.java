package dev.countersign.signature.place;

import static dev.countersign.signature.place.ElementRule.Match.CONTAINS;
import static dev.countersign.signature.place.ElementRule.Match.IS;
import static dev.countersign.signature.place.ElementRule.Match.STARTS;
import static dev.countersign.signature.place.ElementRule.Match.WORD;
import static dev.countersign.signature.place.ElementRule.Role.ANSWERED;
import static dev.countersign.signature.place.ElementRule.Role.DIVIDER;
import static dev.countersign.signature.place.ElementRule.Role.FIELDS;
import static dev.countersign.signature.place.ElementRule.Role.HEADED;
import static dev.countersign.signature.place.ElementRule.Role.INTRODUCTION;
import static dev.countersign.signature.place.ElementRule.Role.LIKELY;
import static dev.countersign.signature.place.ElementRule.Role.MAYBE;
import static dev.countersign.signature.place.ElementRule.Role.OWN;
import static dev.countersign.signature.place.ElementRule.Role.QUOTE;
import static dev.countersign.signature.place.ElementRule.Role.REST;
import static dev.countersign.signature.place.ElementRule.Role.SIGNATURE;
import static dev.countersign.signature.place.Tag.BLOCKQUOTE;
import static dev.countersign.signature.place.Tag.DIV;
import static dev.countersign.signature.place.Tag.HR;
import static dev.countersign.signature.place.Tag.P;
import static dev.countersign.signature.place.Tag.TABLE;

import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link ElementRules}: HTML elements by which a client marks an earlier message. The
 * first that matches wins. Adding a client is adding a row.
 *
 * <p>Columns:
 *
 * <ol>
 *   <li>name: what {@link Place#marker} reports
 *   <li>element
 *   <li>attribute name, unless the element alone is the rule
 *   <li>match, never case-sensitive; IS: the value; WORD: one of its words, behind any of the
 *       prefixes that clients put before foreign names (x_, ecx, yiv…, ydp…); STARTS; CONTAINS:
 *       parts in this order separated by *, here in lower case and without blanks, which are
 *       ignored
 *   <li>value
 *   <li>role; QUOTE: the element is the quoted message; INTRODUCTION: the element, or the text in
 *       it, leads to a quoted message; HEADED: as that, with a banner and fields, and the quoted
 *       message is an element, too; DIVIDER: as that, if an element is what follows, and else as
 *       REST; ANSWERED: as QUOTE, unless a quote stands above, or nothing: then elements in it are
 *       the quotes, and the rest of it is the author's; REST: everything from here on is quoted, or
 *       no part of the author's text; MAYBE: quoted if an attribution line leads to it or nothing
 *       of the author's follows; OWN: looks like a quote and is not; SIGNATURE: the author's
 *       signature, as some clients put it under the quoted message; LIKELY: as REST, if the first
 *       line in it is the client's: an advertisement, a banner, a sender; FIELDS: as REST, unless
 *       nothing of the author's stands above and the first line below is no field
 * </ol>
 */
final class ElementRows {

  private static final @Nullable Tag ANY = null;

  private static final String OUTLOOK_EXPRESS =
      "padding-left:5px*margin-left:5px*border-left:#0000002pxsolid";
  private static final String WINDOWS_LIVE_MAIL =
      "border-left:#0000002pxsolid*padding-left:5px*margin-left:5px";

  private static int rows;

  static final ElementRule[] ALL = {
    // Gmail
    rule("gmail-quote", BLOCKQUOTE, "class", WORD, "gmail_quote", MAYBE),
    rule("gmail-quote", ANY, "class", WORD, "gmail_quote", INTRODUCTION),
    rule("gmail-quote-container", ANY, "class", WORD, "gmail_quote_container", INTRODUCTION),
    rule("gmail-attribution", ANY, "class", WORD, "gmail_attr", INTRODUCTION),
    rule("gmail-signature", ANY, "class", WORD, "gmail_signature", SIGNATURE),
    rule("gmail-indent", BLOCKQUOTE, "class", WORD, "webkit-indent-blockquote", OWN),
    rule("gmail-indent", BLOCKQUOTE, "style", CONTAINS, "margin:00040px*border:none", OWN),

    // Apple Mail, Thunderbird, and those who follow them
    rule("apple-indent", BLOCKQUOTE, "style", CONTAINS, "margin:0px0px0px40px*border:none", OWN),
    rule("cite-blockquote", BLOCKQUOTE, "type", IS, "cite", QUOTE),
    rule("cite-blockquote", BLOCKQUOTE, "cite", STARTS, "mid:", QUOTE),
    rule("thunderbird-prefix", ANY, "class", WORD, "moz-cite-prefix", INTRODUCTION),
    rule("thunderbird-forward", ANY, "class", WORD, "moz-forward-container", LIKELY),
    rule("thunderbird-headers", TABLE, "class", WORD, "moz-email-headers-table", REST),
    rule("thunderbird-signature", ANY, "class", WORD, "moz-signature", SIGNATURE),

    // Outlook on the web, new Outlook, Outlook.com
    rule("outlook-appendonsend", ANY, "id", WORD, "appendonsend", LIKELY),
    rule("outlook-reply-forward", ANY, "id", WORD, "divRplyFwdMsg", FIELDS),
    rule("outlook-web-rule", HR, "style", CONTAINS, "width:98%", REST),
    rule("outlook-web-rule", HR, "width", IS, "98%", REST),
    rule("hotmail-rule", HR, "id", WORD, "stopSpelling", REST),
    rule("hotmail-rule", HR, "id", WORD, "replySplit", REST),

    // Outlook on the desktop and Windows Mail
    rule("outlook-original", ANY, "name", WORD, "_MailOriginal", LIKELY),
    rule("outlook-border", DIV, "style", CONTAINS, "border-top:solid#e1e1e1", REST),
    rule("outlook-border", DIV, "style", CONTAINS, "border-top:solid#b5c4df", REST),
    rule("outlook-border", DIV, "style", CONTAINS, "border-top:#b5c4df1", REST),
    rule("outlook-border", DIV, "style", CONTAINS, "border-top:solid*padding:3.0pt0", REST),
    rule("outlook-border", DIV, "style", CONTAINS, "border-top:1ptsolidrgb(225,225,225)", REST),
    rule("outlook-border", DIV, "style", CONTAINS, "border-top:1ptsolidrgb(181,196,223)", REST),
    rule("outlook-border", DIV, "style", CONTAINS, "border*rgb(225,225,225)*padding:3pt0", REST),
    rule("outlook-border", DIV, "style", CONTAINS, "border*rgb(181,196,223)*padding:3pt0", REST),
    rule("outlook-border", DIV, "style", CONTAINS, "padding:3pt0*border*:solidnonenone", REST),
    rule("windows-mail-border", DIV, "style", CONTAINS, "border-top-color:rgb(229,229,229)", REST),
    rule(
        "windows-mail-border", DIV, "style", CONTAINS, "border-top:1pxsolidrgb(229,229,229)", REST),
    rule("outlook-mac-section", ANY, "id", WORD, "OLK_SRC_BODY_SECTION", REST),
    rule("label-footer", P, "class", STARTS, "msipfooter", REST),

    // Outlook for iOS and Android
    rule("outlook-mobile-signature", ANY, "id", WORD, "ms-outlook-mobile-signature", LIKELY),
    rule("outlook-mobile-reference", ANY, "id", WORD, "ms-outlook-mobile-reference-message", REST),
    rule(
        "outlook-mobile-reference",
        ANY,
        "class",
        WORD,
        "ms-outlook-mobile-reference-message",
        REST),
    rule("outlook-reference", ANY, "id", WORD, "mail-editor-reference-message-container", LIKELY),

    // Others
    rule("yahoo-quoted", ANY, "class", WORD, "yahoo_quoted", QUOTE),
    rule("yahoo-ios", BLOCKQUOTE, "class", WORD, "iosymail", QUOTE),
    rule("yahoo-android", BLOCKQUOTE, "style", CONTAINS, "margin:0020px0", QUOTE),
    rule("canary-quote", BLOCKQUOTE, "id", WORD, "CanaryBlockquote", QUOTE),
    rule("proton-quote", BLOCKQUOTE, "class", WORD, "protonmail_quote", QUOTE),
    rule("proton-quote", ANY, "class", WORD, "protonmail_quote", INTRODUCTION),
    rule("tuta-quote", ANY, "class", WORD, "tutanota_quote", QUOTE),
    rule("postbox-header", ANY, "class", WORD, "__pbConvHr", INTRODUCTION),
    rule("postbox-quote", ANY, "class", WORD, "__pbConvBody", QUOTE),
    rule("skiff-quote", ANY, "class", WORD, "skiff_quote", QUOTE),
    rule("zoho-quote", ANY, "class", WORD, "zmail_extra", INTRODUCTION),
    rule("zoho-introduction", ANY, "class", WORD, "zmail_extra_hr", INTRODUCTION),
    rule("zoho-signature", ANY, "id", WORD, "Zm-_Id_-Sgn", SIGNATURE),
    rule("zoho-introduction", DIV, "title", IS, "beforequote:::", INTRODUCTION),
    rule("zimbra-divider", HR, "data-marker", IS, "__DIVIDER__", HEADED),
    rule("zimbra-quote", ANY, "data-marker", IS, "__QUOTED_TEXT__", ANSWERED),
    rule("zimbra-signature", ANY, "data-marker", STARTS, "__SIG_", SIGNATURE),
    rule("zimbra-rule", HR, "id", WORD, "zwchr", DIVIDER),
    rule("em-client-header", DIV, "x-em-replyforwardheader", STARTS, "", HEADED),
    rule("zimbra-quote", BLOCKQUOTE, "style", CONTAINS, "border-left:2pxsolid#1010ff", QUOTE),
    rule(
        "zimbra-quote", BLOCKQUOTE, "style", CONTAINS, "border-left:2pxsolidrgb(16,16,255)", QUOTE),
    rule("kopano-quote", BLOCKQUOTE, "style", CONTAINS, "border-left:2pxsolid#325fba", QUOTE),
    rule("mail-ru-quote", BLOCKQUOTE, "style", CONTAINS, "border-left:1pxsolid#0857a6", QUOTE),
    rule("mail-ru-signature", DIV, "data-signature-widget", IS, "container", SIGNATURE),
    rule("outlook-express-quote", BLOCKQUOTE, "style", CONTAINS, OUTLOOK_EXPRESS, QUOTE),
    rule("outlook-express-quote", BLOCKQUOTE, "style", CONTAINS, WINDOWS_LIVE_MAIL, QUOTE),
    rule("gmx-quote", DIV, "name", IS, "quote", QUOTE),
    rule("gmx-quote", DIV, "id", WORD, "sub-body-container", QUOTE),
    rule("spark-quote", ANY, "name", IS, "messageReplySection", INTRODUCTION),
    rule("netease-reply", ANY, "id", WORD, "isReplyContent", QUOTE),
    rule("netease-reply", ANY, "class", WORD, "isReplyContent", QUOTE),
    rule("netease-forward", ANY, "id", WORD, "isForwardContent", REST),
    rule("lark-quote", DIV, "class", WORD, "history-quote-wrapper", QUOTE),
    rule("china-mobile-reply", ANY, "id", WORD, "reply139content", REST),
    rule("china-mobile-reply", ANY, "id", WORD, "oriMsgHtmlSeperator", REST),
    rule("netease-original", ANY, "id", WORD, "origbody", REST),
    rule("edison-original", ANY, "id", WORD, "edo-original", REST),
    rule("mailspring-introduction", ANY, "class", WORD, "gmail_quote_attribution", INTRODUCTION),
    rule("notion-quote", BLOCKQUOTE, "class", WORD, "notion-mail-quote", QUOTE),
    rule("freshdesk-quote", ANY, "class", WORD, "freshdesk_quote", QUOTE),
    rule("zendesk-quote", ANY, "class", WORD, "quotedReply", QUOTE),
    rule("fernand-quote", ANY, "class", WORD, "fernand_quote", QUOTE),
    rule("front-quote", BLOCKQUOTE, "class", WORD, "front-blockquote", QUOTE),
    rule("missive-quote", ANY, "class", WORD, "missive_quote", QUOTE),
    rule("outreach-quote", ANY, "class", WORD, "outreach-quote", QUOTE),
    rule("hubspot-quote", ANY, "class", WORD, "hs_reply", QUOTE),
    rule("notes-section", DIV, "class", WORD, "domino-section", REST),
    rule("yahoo-introduction", ANY, "class", WORD, "yahoo-quoted-begin", INTRODUCTION),
    rule("roundcube-introduction", ANY, "id", WORD, "reply-intro", INTRODUCTION),

    // No client's name on it
    rule("border-left-quote", BLOCKQUOTE, "style", CONTAINS, "border-left", MAYBE),
    rule(
        "border-left-quote", DIV, "style", CONTAINS, "border:none*border-left:solid#cccccc", MAYBE),
    rule("border-left-quote", DIV, "style", CONTAINS, "border-left:solid#cccccc", MAYBE),
    rule(
        "border-left-quote", DIV, "style", CONTAINS, "border-left:1pxsolidrgb(204,204,204)", MAYBE),
    rule("border-left-quote", DIV, "style", CONTAINS, "border-left:1pxsolid#ccc", MAYBE),
    rule("border-left-quote", DIV, "style", CONTAINS, "border-left:1px#cccsolid", MAYBE),
    rule("border-left-quote", DIV, "style", CONTAINS, "border-left:solidblue1.5pt", MAYBE),
    rule("border-left-quote", DIV, "style", CONTAINS, "border-left:2pxsolid", MAYBE),
    element("plain-blockquote", BLOCKQUOTE, MAYBE),
  };

  private ElementRows() {}

  private static ElementRule rule(
      String name, @Nullable Tag element, String attribute, char match, String value, char role) {
    return ElementRule.of(rows++, name, element, attribute, match, value, role);
  }

  private static ElementRule element(String name, Tag element, char role) {
    return ElementRule.of(rows++, name, element, "", ElementRule.Match.NONE, "", role);
  }
}
