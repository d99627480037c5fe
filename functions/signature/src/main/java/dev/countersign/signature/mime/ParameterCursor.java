package dev.countersign.signature.mime;

/** Walks over a structured field's value: tokens, quoted strings, comments (RFC 2045 section 5). */
final class ParameterCursor {
  private final String value;
  private int position;

  ParameterCursor(String value) {
    this.value = value;
  }

  /** The text up to the next semicolon, without comments and white space around it. */
  String token() {
    return token(';');
  }

  /** The text up to the next semicolon or this delimiter. */
  String token(char delimiter) {
    skipBlanks();
    int start = position;
    while (position < value.length() && !endsToken(value.charAt(position), delimiter)) {
      position++;
    }
    String token = value.substring(start, position);
    skipBlanks();
    return token;
  }

  /** A parameter's value, quoted or not. */
  String tokenOrQuotedString() {
    skipBlanks();
    if (position >= value.length() || value.charAt(position) != '"') {
      return token();
    }
    int close = value.indexOf('"', position + 1);
    int escape = value.indexOf('\\', position + 1);
    if (close > 0 && (escape < 0 || escape > close)) {
      String text = value.substring(position + 1, close);
      position = close + 1;
      skipBlanks();
      return text;
    }
    return escapedString();
  }

  private String escapedString() {
    StringBuilder text = new StringBuilder();
    for (position++; position < value.length() && value.charAt(position) != '"'; position++) {
      if (value.charAt(position) == '\\' && position + 1 < value.length()) {
        position++;
      }
      text.append(value.charAt(position));
    }
    position++;
    skipBlanks();
    return text.toString();
  }

  /** Steps over the character if it is next. */
  boolean skip(char expected) {
    boolean found = position < value.length() && value.charAt(position) == expected;
    if (found) {
      position++;
    }
    return found;
  }

  /** Steps over what is wrong, up to the next parameter. */
  void skipTo(char delimiter) {
    int next = value.indexOf(delimiter, Math.min(position, value.length()));
    position = next < 0 ? value.length() : next;
  }

  private void skipBlanks() {
    while (position < value.length()) {
      char c = value.charAt(position);
      if (c == '(') {
        skipComment();
      } else if (c <= ' ') {
        position++;
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    int depth = 0;
    do {
      char c = value.charAt(position++);
      if (c == '\\') {
        position++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
    } while (depth > 0 && position < value.length());
    position = Math.min(position, value.length());
  }

  private static boolean endsToken(char c, char delimiter) {
    return c <= ' ' || c == '(' || c == ';' || c == delimiter;
  }
}
