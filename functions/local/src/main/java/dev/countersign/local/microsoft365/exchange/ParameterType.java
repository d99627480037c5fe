package dev.countersign.local.microsoft365.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Turns JSON into the value of a parameter, or refuses it as PowerShell's binder does. */
@FunctionalInterface
interface ParameterType {

  Object bind(String parameter, JsonNode value) throws CmdletException;

  static ParameterType text() {
    return (parameter, value) -> scalar(parameter, value, "System.String");
  }

  static ParameterType bool() {
    return (parameter, value) -> {
      if (!value.isBoolean()) {
        throw CmdletErrors.wrongType(parameter, value.asText(), "System.Boolean");
      }
      return value.asBoolean();
    };
  }

  static ParameterType integer() {
    return (parameter, value) -> {
      try {
        return Integer.valueOf(value.asText());
      } catch (NumberFormatException e) {
        throw CmdletErrors.wrongType(parameter, value.asText(), "System.Int32");
      }
    };
  }

  static ParameterType size() {
    return (parameter, value) -> {
      try {
        return ByteQuantifiedSize.parse(value.asText());
      } catch (NumberFormatException e) {
        throw CmdletErrors.wrongType(
            parameter, value.asText(), "Microsoft.Exchange.Data.ByteQuantifiedSize");
      }
    };
  }

  /** One of a .NET enumeration's names, in any case; several values at once do not bind. */
  static ParameterType oneOf(String type, String... names) {
    return (parameter, value) -> {
      String given = scalar(parameter, value, type);
      for (String name : names) {
        if (name.equalsIgnoreCase(given)) {
          return name;
        }
      }
      throw CmdletErrors.wrongType(parameter, given, type);
    };
  }

  /** A MultiValuedProperty: a list, a single value, or a tagged hash table with Add and Remove. */
  static ParameterType list() {
    return (parameter, value) -> {
      if (value.isObject()) {
        return edit(parameter, value);
      }
      return ListEdit.replaceWith(texts(parameter, value));
    };
  }

  /** Regular expressions, refused where they do not compile. */
  static ParameterType patterns() {
    return (parameter, value) -> {
      ListEdit edit = (ListEdit) list().bind(parameter, value);
      for (String pattern : edit.added()) {
        try {
          Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
          throw CmdletErrors.wrongType(
              parameter, pattern, "Microsoft.Exchange.MessagingPolicies.Rules.Tasks.Pattern");
        }
      }
      return edit;
    };
  }

  private static ListEdit edit(String parameter, JsonNode table) throws CmdletException {
    String type = "Microsoft.Exchange.Data.MultiValuedProperty";
    if (!"#Exchange.GenericHashTable".equals(table.path("@odata.type").asText())) {
      throw CmdletErrors.wrongType(parameter, table.toString(), type);
    }
    List<String> added = List.of();
    List<String> removed = List.of();
    for (var entries = table.fields(); entries.hasNext(); ) {
      var entry = entries.next();
      if (entry.getKey().equalsIgnoreCase("Add")) {
        added = texts(parameter, entry.getValue());
      } else if (entry.getKey().equalsIgnoreCase("Remove")) {
        removed = texts(parameter, entry.getValue());
      } else if (!entry.getKey().startsWith("@")) {
        throw CmdletErrors.wrongType(parameter, entry.getKey(), type);
      }
    }
    return new ListEdit(false, added, removed);
  }

  private static List<String> texts(String parameter, JsonNode value) throws CmdletException {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      for (JsonNode element : value) {
        texts.add(scalar(parameter, element, "System.String"));
      }
    } else {
      texts.add(scalar(parameter, value, "System.String"));
    }
    return texts;
  }

  private static String scalar(String parameter, JsonNode value, String type)
      throws CmdletException {
    if (!value.isValueNode()) {
      throw CmdletErrors.wrongType(parameter, value.toString(), type);
    }
    return value.asText();
  }
}
