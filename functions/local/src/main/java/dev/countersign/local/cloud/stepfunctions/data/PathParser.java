package dev.countersign.local.cloud.stepfunctions.data;

import dev.countersign.local.cloud.stepfunctions.data.JsonPath.Step;
import java.util.ArrayList;
import java.util.List;

/** Reads one path from where the cursor is, and stops behind it. */
final class PathParser {
  /** More digits than any array that fits into 256 KiB needs. */
  private static final int MAX_INDEX_DIGITS = 6;

  private final Cursor cursor;

  PathParser(Cursor cursor) {
    this.cursor = cursor;
  }

  JsonPath parse() {
    int start = cursor.position();
    cursor.expect('$');
    boolean ofContext = cursor.accept('$');
    List<Step> steps = new ArrayList<>();
    while (true) {
      if (cursor.accept('.')) {
        steps.add(Step.field(name()));
      } else if (cursor.accept('[')) {
        steps.add(inBrackets());
      } else {
        return new JsonPath(cursor.since(start), ofContext, List.copyOf(steps));
      }
    }
  }

  private String name() {
    String name = cursor.word();
    if (name.isEmpty()) {
      throw cursor.invalid("needs a field name");
    }
    return name;
  }

  private Step inBrackets() {
    Step step;
    if (cursor.accept('\'')) {
      step = Step.field(quoted('\''));
    } else if (cursor.accept('"')) {
      step = Step.field(quoted('"'));
    } else {
      step = Step.element(index());
    }
    cursor.expect(']');
    return step;
  }

  private String quoted(char quote) {
    int start = cursor.position();
    while (cursor.next() != quote) {}
    String withQuote = cursor.since(start);
    return withQuote.substring(0, withQuote.length() - 1);
  }

  private int index() {
    String digits = cursor.word();
    boolean number = digits.length() <= MAX_INDEX_DIGITS && digits.matches("[0-9]+");
    if (!number) {
      throw cursor.invalid("needs an index or a quoted field name");
    }
    return Integer.parseInt(digits);
  }
}
