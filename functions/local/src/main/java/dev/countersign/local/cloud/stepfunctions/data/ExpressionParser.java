package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Reads paths and calls of intrinsic functions, which may be nested. */
final class ExpressionParser {
  /** Step Functions allows ten levels. */
  private static final int MAX_DEPTH = 10;

  private final Cursor cursor;
  private int depth;

  ExpressionParser(String text) {
    this.cursor = new Cursor(text);
  }

  Expression parse() {
    Expression expression = cursor.peek() == '$' ? new PathParser(cursor).parse() : call();
    cursor.expectEnd();
    return expression;
  }

  private Expression argument() {
    cursor.skipSpaces();
    Expression argument =
        switch (cursor.peek()) {
          case '$' -> new PathParser(cursor).parse();
          case '\'' -> text();
          case 'S' -> call();
          default -> literal();
        };
    cursor.skipSpaces();
    return argument;
  }

  private Expression call() {
    if (++depth > MAX_DEPTH) {
      throw cursor.invalid("nests more than " + MAX_DEPTH + " functions");
    }
    if (!cursor.word().equals("States") || !cursor.accept('.')) {
      throw cursor.invalid("is neither a path nor an intrinsic function");
    }
    IntrinsicFunction function = IntrinsicFunction.named(cursor.word(), cursor);
    Expression call = function.call(arguments());
    depth--;
    return call;
  }

  private List<Expression> arguments() {
    List<Expression> arguments = new ArrayList<>();
    cursor.expect('(');
    cursor.skipSpaces();
    if (cursor.accept(')')) {
      return arguments;
    }
    do {
      arguments.add(argument());
    } while (cursor.accept(','));
    cursor.expect(')');
    return arguments;
  }

  private Expression text() {
    cursor.expect('\'');
    StringBuilder raw = new StringBuilder();
    while (!cursor.accept('\'')) {
      char next = cursor.next();
      raw.append(next);
      if (next == '\\') {
        raw.append(cursor.next());
      }
    }
    return new QuotedText(raw.toString());
  }

  private Expression literal() {
    int start = cursor.position();
    cursor.word();
    if (cursor.accept('.')) {
      cursor.word();
    }
    try {
      return Expression.constant(Json.read(cursor.since(start)));
    } catch (JsonProcessingException e) {
      throw cursor.invalid("needs a path, a number, a quoted text, true, false or null");
    }
  }

  /** A quoted text that still has its escapes: Format needs to know which braces had one. */
  record QuotedText(String raw) implements Expression {
    @Override
    public TextNode evaluate(Scope scope) {
      return TextNode.valueOf(raw.replaceAll("\\\\(.)", "$1"));
    }
  }
}
