package dev.countersign.signature;

import static java.util.Map.entry;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldName;
import dev.countersign.signature.mime.Header;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages that nobody may change, by what their entities say of themselves. */
final class NeverTouched {
  private NeverTouched() {}

  /** Looks at one entity of a message. */
  static void check(Entity entity) throws Untouchable {
    Reason reason = isOrdinary(entity) ? null : rare(entity);
    if (reason == null && entity.isType("text/calendar") && entity.hasParameter("method")) {
      reason = Reason.CALENDAR;
    }
    if (reason != null) {
      throw new Untouchable(reason, entity.type());
    }
    if (entity.hasFileName()) {
      checkFile(entity);
    }
    if (entity.parent() == null) {
      checkMessage(entity.header());
    }
  }

  private static @Nullable Reason rare(Entity entity) {
    Reason reason = Refused.TYPES.get(entity.type());
    if (reason == null && entity.type().indexOf('/') < 0) {
      reason = behindRubbish(entity.header().value(FieldName.CONTENT_TYPE));
    }
    return reason == null ? smime(entity) : reason;
  }

  /** Some readers pass over what stands before the media type. */
  private static @Nullable Reason behindRubbish(@Nullable String field) {
    String lowerCase = field == null ? "" : field.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Reason> type : Refused.TYPES.entrySet()) {
      if (lowerCase.contains(type.getKey())) {
        return type.getValue();
      }
    }
    return null;
  }

  /** What nearly all mail is made of; the rest is looked up, which a fresh JVM has to set up. */
  private static boolean isOrdinary(Entity entity) {
    return entity.isType("text/plain")
        || entity.isType("text/html")
        || entity.isType("multipart/alternative");
  }

  /** As an attachment with a name of its own it is a signed file, such as an invoice. */
  private static @Nullable Reason smime(Entity entity) {
    String type = entity.type().replace("/x-pkcs7-", "/pkcs7-");
    boolean file = entity.hasFileName();
    if (type.equals("application/pkcs7-signature")) {
      return file ? null : Reason.SIGNED;
    }
    boolean message = entity.parent() == null || !entity.isAttachment() && isSmimeType(entity);
    return type.equals("application/pkcs7-mime") && (message || !file) ? Reason.ENCRYPTED : null;
  }

  private static boolean isSmimeType(Entity entity) {
    return entity.parameter("smime-type") != null;
  }

  private static void checkFile(Entity entity) throws Untouchable {
    for (Map.Entry<String, Reason> file : Refused.FILES.entrySet()) {
      if (entity.isFileEndingWith(file.getKey())) {
        throw new Untouchable(file.getValue(), file.getKey());
      }
    }
  }

  private static void checkMessage(Header header) throws Untouchable {
    String submitted = header.value(FieldName.AUTO_SUBMITTED);
    if (submitted != null && !isFirstToken(submitted, "no")) {
      throw new Untouchable(Reason.AUTO_SUBMITTED, "Auto-Submitted");
    }
    String suppress = header.value(FieldName.AUTO_RESPONSE_SUPPRESS);
    if (suppress != null && !isFirstToken(suppress, "none")) {
      throw new Untouchable(Reason.AUTO_SUBMITTED, "X-Auto-Response-Suppress");
    }
    if ("<>".equals(header.value(FieldName.RETURN_PATH))) {
      throw new Untouchable(Reason.AUTO_SUBMITTED, "null sender");
    }
    if (header.value(FieldName.RECALL_REPORT) != null) {
      throw new Untouchable(Reason.RECALL, "X-MS-Exchange-RecallReportGenerated");
    }
    checkContentClass(header.value(FieldName.CONTENT_CLASS));
  }

  private static void checkContentClass(@Nullable String value) throws Untouchable {
    Reason reason =
        value == null ? null : Refused.CONTENT_CLASSES.get(value.toLowerCase(Locale.ROOT));
    if (reason != null) {
      throw new Untouchable(reason, "Content-Class");
    }
  }

  private static boolean isFirstToken(String value, String token) {
    String lower = value.toLowerCase(Locale.ROOT);
    boolean starts = lower.startsWith(token);
    return starts
        && (lower.length() == token.length()
            || !Character.isLetterOrDigit(lower.charAt(token.length())));
  }

  /** By what entities say, the reason. */
  private static final class Refused {
    static final Map<String, Reason> TYPES =
        Map.ofEntries(
            entry("multipart/signed", Reason.SIGNED),
            entry("multipart/encrypted", Reason.ENCRYPTED),
            entry("multipart/report", Reason.REPORT),
            entry("message/delivery-status", Reason.REPORT),
            entry("message/disposition-notification", Reason.REPORT),
            entry("application/pgp-encrypted", Reason.ENCRYPTED),
            entry("application/pgp-signature", Reason.SIGNED),
            entry("application/pgp", Reason.ENCRYPTED),
            entry("application/x-microsoft-rpmsg-message", Reason.RIGHTS_PROTECTED));

    /** Ends of names. Exchange numbers the versions of the last one. */
    static final Map<String, Reason> FILES =
        Map.of(
            "smime.p7m", Reason.ENCRYPTED,
            "smime.p7s", Reason.SIGNED,
            ".rpmsg", Reason.RIGHTS_PROTECTED);

    static final Map<String, Reason> CONTENT_CLASSES =
        Map.of(
            "rpmsg.message", Reason.RIGHTS_PROTECTED,
            "urn:content-classes:calendarmessage", Reason.CALENDAR,
            "urn:content-classes:recallmessage", Reason.RECALL);
  }
}
