package dev.countersign.signature.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A cell with a label in each line, beside one with a value in each. Were only the line of an empty
 * value taken, the label of a telephone would stand before another number.
 */
final class LabelColumn {

  private LabelColumn() {}

  /** Takes the labels of values that go, before these do. */
  static void closeGaps(List<HtmlLine> lines, Element body) {
    Map<Element, List<HtmlLine>> cells = cells(lines);
    for (Map.Entry<Element, List<HtmlLine>> values : cells.entrySet()) {
      Element labels = Cells.shownBefore(values.getKey());
      if (labels != null && values.getValue().stream().anyMatch(HtmlLine::isEmpty)) {
        closeGaps(cells.getOrDefault(labels, List.of()), values.getValue(), body);
      }
    }
  }

  private static void closeGaps(List<HtmlLine> labels, List<HtmlLine> values, Element body) {
    boolean pairs = labels.size() == values.size() && labels.size() > 1;
    if (pairs && labels.stream().allMatch(HtmlLine::isLabel)) {
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i).isEmpty()) {
          labels.get(i).remove(body);
        }
      }
    }
  }

  private static Map<Element, List<HtmlLine>> cells(List<HtmlLine> lines) {
    Map<Element, List<HtmlLine>> cells = new HashMap<>();
    for (HtmlLine line : lines) {
      @Nullable Element cell = line.isBlank() ? null : line.cell();
      if (cell != null) {
        cells.computeIfAbsent(cell, first -> new ArrayList<>()).add(line);
      }
    }
    return cells;
  }
}
