package dev.countersign.local.cloud.stepfunctions.data;

/** A place in the text of an expression. */
final class Cursor {
  private final String text;
  private int position;

  Cursor(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  String since(int start) {
    return text.substring(start, position);
  }

  boolean atEnd() {
    return position == text.length();
  }

  /** The next character, or NUL at the end. */
  char peek() {
    return atEnd() ? '\0' : text.charAt(position);
  }

  char next() {
    if (atEnd()) {
      throw invalid("ends too early");
    }
    return text.charAt(position++);
  }

  boolean accept(char wanted) {
    if (peek() != wanted || atEnd()) {
      return false;
    }
    position++;
    return true;
  }

  void expect(char wanted) {
    if (!accept(wanted)) {
      throw invalid("needs '" + wanted + "'");
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw invalid("is not supported or not valid");
    }
  }

  void skipSpaces() {
    while (accept(' ')) {}
  }

  /** Letters, digits, underscores and hyphens from here on. */
  String word() {
    int start = position;
    while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
      position++;
    }
    return since(start);
  }

  InvalidExpression invalid(String problem) {
    return new InvalidExpression("'%s' %s at character %d".formatted(text, problem, position + 1));
  }
}
