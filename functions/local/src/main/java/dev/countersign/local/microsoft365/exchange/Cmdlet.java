package dev.countersign.local.microsoft365.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One cmdlet.
 *
 * @param roles Exchange management roles, any of which allows it; without one it does not exist for
 *     the caller
 * @param needsHydration whether it changes objects that a dehydrated organisation only borrows
 */
record Cmdlet(
    String name,
    Set<String> roles,
    boolean needsHydration,
    Map<String, ParameterType> parameters,
    Body body) {

  @FunctionalInterface
  interface Body {
    CmdletResult run(Parameters parameters) throws CmdletException;
  }

  /** Accepted by every cmdlet; they steer PowerShell, not Exchange. */
  private static final Set<String> COMMON_PARAMETERS =
      Set.of("erroraction", "warningaction", "informationaction", "verbose", "debug");

  Cmdlet {
    Map<String, ParameterType> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    folded.putAll(parameters);
    parameters = folded;
  }

  /** Binds what the request carries, as PowerShell would. */
  Parameters bind(JsonNode given) throws CmdletException {
    Map<String, String> declared = new LinkedHashMap<>();
    parameters.keySet().forEach(key -> declared.put(key.toLowerCase(Locale.ROOT), key));
    Map<String, @Nullable Object> bound = new LinkedHashMap<>();
    for (var entries = given.fields(); entries.hasNext(); ) {
      var entry = entries.next();
      String folded = entry.getKey().toLowerCase(Locale.ROOT);
      if (COMMON_PARAMETERS.contains(folded)) {
        continue;
      }
      String name = declared.get(folded);
      if (name == null) {
        throw CmdletErrors.unknownParameter(entry.getKey());
      }
      JsonNode value = entry.getValue();
      bound.put(name, value.isNull() ? null : type(name).bind(name, value));
    }
    return new Parameters(bound);
  }

  private ParameterType type(String name) {
    ParameterType type = parameters.get(name);
    if (type == null) {
      throw new IllegalStateException("undeclared parameter " + name);
    }
    return type;
  }
}
