package dev.countersign.local.microsoft365.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/** The message types of the rule condition MessageTypeMatches, told from headers and parts. */
final class MessageTypes {

  private static final Pattern CALENDAR =
      Pattern.compile("(?im)^content-type:\\s*text/calendar\\b");
  private static final Pattern RIGHTS_PROTECTED =
      Pattern.compile("(?im)^content-type:\\s*application/x-microsoft-rpmsg-message\\b");

  private MessageTypes() {}

  static boolean matches(RawMessage message, String type) {
    String contentType = lower(message, "Content-Type");
    return switch (type) {
      case "OOF" -> lower(message, "Auto-Submitted").startsWith("auto-replied");
      case "AutoForward" ->
          lower(message, "X-MS-Exchange-Organization-AutoForwarded").equals("true");
      case "Calendaring" -> CALENDAR.matcher(message.text()).find();
      case "Encrypted" ->
          contentType.startsWith("multipart/encrypted") || isPkcs7(contentType, "enveloped-data");
      case "Signed" ->
          contentType.startsWith("multipart/signed") || isPkcs7(contentType, "signed-data");
      case "PermissionControlled" -> RIGHTS_PROTECTED.matcher(message.text()).find();
      case "ReadReceipt" ->
          contentType.startsWith("multipart/report")
              && contentType.contains("disposition-notification");
      case "ApprovalRequest" ->
          message.first("X-MS-Exchange-Organization-Approval-Initiator") != null;
      case "Voicemail" -> lower(message, "Content-Class").contains("voice");
      default -> throw new IllegalArgumentException("no such message type: " + type);
    };
  }

  private static boolean isPkcs7(String contentType, String smimeType) {
    return contentType.matches("application/(x-)?pkcs7-mime\\b.*")
        && contentType.contains(smimeType);
  }

  private static String lower(RawMessage message, String name) {
    String value = message.first(name);
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }
}
