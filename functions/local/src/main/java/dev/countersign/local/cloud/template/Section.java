package dev.countersign.local.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping in the template; what is read from it is resolved first. */
final class Section {
  private final String path;
  private final Map<?, ?> entries;
  private final Intrinsics intrinsics;

  Section(String path, Map<?, ?> entries, Intrinsics intrinsics) {
    this.path = path;
    this.entries = entries;
    this.intrinsics = intrinsics;
  }

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    entries.keySet().forEach(name -> names.add(String.valueOf(name)));
    return names;
  }

  boolean has(String name) {
    return value(name) != null;
  }

  /** Whether a mapping stands under a name. */
  boolean isSection(String name) {
    return value(name) instanceof Map<?, ?>;
  }

  /** The section under a name; an empty one where there is none. */
  Section section(String name) {
    Object value = value(name);
    if (value == null) {
      return new Section(path(name), Map.of(), intrinsics);
    }
    return asSection(path(name), value);
  }

  /** The sections in the list under a name; none where there is none. */
  List<Section> sections(String name) {
    List<Section> sections = new ArrayList<>();
    for (Object element : list(name)) {
      sections.add(asSection(path(name) + "[" + sections.size() + "]", element));
    }
    return sections;
  }

  String text(String name) {
    Object value = value(name);
    if (value == null) {
      throw problem(name, "is missing");
    }
    return String.valueOf(value);
  }

  String text(String name, String otherwise) {
    Object value = value(name);
    return value == null ? otherwise : String.valueOf(value);
  }

  int integer(String name, int otherwise) {
    String text = text(name, String.valueOf(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw problem(name, "is not a whole number: " + text);
    }
  }

  List<String> texts(String name) {
    Object value = value(name);
    if (value instanceof String text) {
      return List.of(text);
    }
    List<String> texts = new ArrayList<>();
    list(name).forEach(element -> texts.add(String.valueOf(element)));
    return texts;
  }

  /** All entries as text. */
  Map<String, String> textByName() {
    Map<String, String> texts = new LinkedHashMap<>();
    names().stream().filter(this::has).forEach(name -> texts.put(name, text(name)));
    return texts;
  }

  TemplateException problem(String name, String problem) {
    return new TemplateException(path(name), problem);
  }

  private List<?> list(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw problem(name, "is not a list");
  }

  private Section asSection(String at, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Section(at, map, intrinsics);
    }
    throw new TemplateException(at, "is not a mapping");
  }

  /** A mapping is resolved when its own entries are read: most of a template is never read. */
  private @Nullable Object value(String name) {
    Object raw = entries.get(name);
    if (raw instanceof Map<?, ?> map && !Intrinsics.isCall(map)) {
      return raw;
    }
    Object value = intrinsics.resolve(path(name), raw);
    return value == Intrinsics.NO_VALUE ? null : value;
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
