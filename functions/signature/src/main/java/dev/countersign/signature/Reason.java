package dev.countersign.signature;

/**
 * Why a message is left alone. The names are the field's: RFC 2045 ff., RFC 3834, RFC 8551, MS-OX*.
 */
public enum Reason {
  /** There is no signature to insert, or it has no version of the kind of text found. */
  NO_SIGNATURE,
  /** The processed header is there already. */
  ALREADY_PROCESSED,
  /**
   * {@code multipart/signed}, or inline PGP armour that signs (RFC 1847, RFC 8551, RFC 9580); or a
   * digest of the text (RFC 1864).
   */
  SIGNED,
  /** {@code multipart/encrypted}, {@code application/pkcs7-mime} or inline PGP armour. */
  ENCRYPTED,
  /** A rights-protected message of Microsoft Purview ({@code message.rpmsg}). */
  RIGHTS_PROTECTED,
  /** {@code multipart/report}: delivery status and read receipts (RFC 6522). */
  REPORT,
  /** A meeting request, answer or cancellation: {@code text/calendar} with a method (RFC 6047). */
  CALENDAR,
  /**
   * Sent by a program: RFC 3834's {@code Auto-Submitted}, Exchange's suppression, a null sender.
   */
  AUTO_SUBMITTED,
  /** The report of Exchange's message recall. */
  RECALL,
  /** The body is only there as TNEF (MS-OXTNEF). */
  TNEF,
  /** No text that the sender wrote. */
  NO_TEXT,
  /** A multipart without its closing boundary. */
  NOT_CLOSED,
  /** A structure that readers would take apart differently. */
  AMBIGUOUS_STRUCTURE,
  /** A header field that is not one (RFC 5322 section 2.2). */
  MALFORMED_HEADER,
  /** A text whose transfer encoding breaks its own rules. */
  MALFORMED_ENCODING,
  /** A transfer encoding that RFC 2045 does not define. */
  UNSUPPORTED_ENCODING,
  /** A charset that does not contain ASCII, or that this JVM does not have. */
  UNSUPPORTED_CHARSET,
  /** What would be inserted has a line that reads as one of the message's boundaries. */
  BOUNDARY_COLLISION,
  /** More than one of {@link Limits} allows. */
  LIMIT_EXCEEDED
}
