package dev.countersign.signature.render;

/** Checks the Mustache tags of a template, before Mustache sees it: all must name known fields. */
final class TemplateTags {

  private static final String NOT_OFFERED = "{&>=<$";

  private final String template;
  private int line = 1;
  private int counted;

  private TemplateTags(String template) {
    this.template = template;
  }

  /**
   * Refuses what is no plain use of a known field.
   *
   * @throws InvalidTemplateException naming the field and the line
   */
  static void check(String template) {
    new TemplateTags(template).checkAll();
  }

  /** The line of the first tag that names this field; 0 if none does. */
  static int lineOf(String template, String field) {
    int tag = template.indexOf("{{");
    while (tag >= 0) {
      int end = template.indexOf("}}", tag);
      if (end >= 0 && template.substring(tag + 2, end).strip().equals(field)) {
        return 1 + (int) template.substring(0, tag).chars().filter(c -> c == '\n').count();
      }
      tag = template.indexOf("{{", tag + 2);
    }
    return 0;
  }

  private void checkAll() {
    int tag = template.indexOf("{{");
    while (tag >= 0) {
      int end = template.indexOf("}}", tag);
      if (end < 0) {
        throw refused("a {{ has no }}.", tag);
      }
      check(template.substring(tag + 2, end), tag);
      tag = template.indexOf("{{", end + 2);
    }
  }

  private void check(String content, int offset) {
    String tag = content.strip();
    if (tag.startsWith("!")) {
      return;
    }
    if (tag.isEmpty() || content.indexOf('\n') >= 0) {
      throw refused("{{ and }} must stand around the name of a field, on one line.", offset);
    }
    String plain = tag.replaceAll("<[^>]*>|&nbsp;", "").strip();
    if (!plain.equals(tag) && DirectoryFields.names().contains(plain)) {
      throw refused(
          "{{%s}} has formatting inside. Type it anew, without: {{%s}}.".formatted(tag, plain),
          offset);
    }
    if (NOT_OFFERED.indexOf(tag.charAt(0)) >= 0) {
      throw refused("{{" + tag + "}} is not offered here; use {{field}}.", offset);
    }
    boolean section = "#^/".indexOf(tag.charAt(0)) >= 0;
    String name = section ? tag.substring(1).strip() : tag;
    if (!DirectoryFields.names().contains(name)) {
      throw refused("there is no field \"" + name + "\". " + hint(name), offset);
    }
  }

  private static String hint(String name) {
    return DirectoryFields.names().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .map(known -> "Did you mean \"" + known + "\"?")
        .orElse("Use one of the directory's fields, such as displayName or businessPhone.");
  }

  private InvalidTemplateException refused(String message, int offset) {
    for (; counted < offset; counted++) {
      line += template.charAt(counted) == '\n' ? 1 : 0;
    }
    return new InvalidTemplateException(message, line);
  }
}
