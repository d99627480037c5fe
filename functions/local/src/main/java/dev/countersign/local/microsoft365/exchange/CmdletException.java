package dev.countersign.local.microsoft365.exchange;

/** A cmdlet ended with an error; the text is what Exchange tells the caller. */
final class CmdletException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String type;

  /**
   * @param status the HTTP status
   * @param code Exchange's error code such as {@code Ex6F9304}, or an empty text
   * @param type the full name of the .NET exception
   */
  CmdletException(int status, String code, String type, String text) {
    super(text);
    this.status = status;
    this.code = code;
    this.type = type;
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  /** {@code Ex…|ExceptionType|text}, as it stands in {@code error.details[].message}. */
  String detail() {
    return code + "|" + type + "|" + getMessage();
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
