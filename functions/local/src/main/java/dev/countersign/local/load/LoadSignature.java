package dev.countersign.local.load;

/** The signature that both put under the messages: ours as a template, alterMIME as it is. */
final class LoadSignature {
  static final String HTML =
      "<p><b>{{displayName}}</b><br>{{jobTitle}}<br>"
          + "<a href=\"mailto:{{mail}}\">{{mail}}</a></p>";
  static final String TEXT = "{{displayName}}\n{{jobTitle}}\n{{mail}}\n";

  private LoadSignature() {}

  /** With the sender's data. */
  static String filled(String template) {
    return template
        .replace("{{displayName}}", "Lena Hoffmann")
        .replace("{{jobTitle}}", "Engineer")
        .replace("{{mail}}", LoadMessage.SENDER);
  }
}
