package dev.countersign.signature.render;

import java.util.regex.Pattern;

/** Tells the name of a company, which is to stay, from a label, by the legal form at its end. */
final class Company {

  private static final String FORMS =
      "& (?:Sons|Co|Cie|Partners?|Associates|S\u00F6hne)|g?GmbH|AG|KG|KGaA|OHG|UG|SE|eG|e\\. ?V"
          + "|Ltd|Limited|PLC|plc|LLP|LLC|Inc|Incorporated|Corp|Corporation|Pty|Pte|Bhd"
          + "|SA|SAS|SARL|S\\.A|S\\.A\\.S|SpA|S\\.p\\.A|Srl|S\\.r\\.l|S\\.L|S\\.L\\.U|Ltda|Lda"
          + "|BV|B\\.V|NV|N\\.V|A/S|ApS|AS|ASA|AB|Oy|Oyj|O\u00DC|UAB|SIA"
          + "|sp\\. z ?o\\. ?o|s\\.r\\.o|a\\.s|d\\.o\\.o|Kft|Zrt|A\\.\u015E|\u041E\u041E\u041E|\u0410\u041E";

  private static final Pattern NAME =
      Pattern.compile(
          "(?U)\\w[\\s.,]+(?:"
              + FORMS
              + ")(?!\\w)"
              + "|\u682A\u5F0F\u4F1A\u793E|\u6709\u9650\u516C\u53F8|\uC8FC\uC2DD\uD68C\uC0AC|\u041E\u041E\u041E \u00AB");

  private Company() {}

  static boolean isIn(String text) {
    return NAME.matcher(text).find();
  }
}
