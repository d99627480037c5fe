package dev.countersign.local.microsoft365.exchange;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a cmdlet writes to its pipeline, and its warnings. */
record CmdletResult(List<Map<String, @Nullable Object>> value, List<String> warnings) {

  static CmdletResult nothing(String... warnings) {
    return new CmdletResult(List.of(), List.of(warnings));
  }

  static CmdletResult one(Map<String, @Nullable Object> object, String... warnings) {
    return new CmdletResult(List.of(object), List.of(warnings));
  }

  static CmdletResult of(Stream<Map<String, @Nullable Object>> objects) {
    return new CmdletResult(objects.toList(), List.of());
  }

  /** Exchange's answer to a Set cmdlet that leaves everything as it is. */
  static CmdletResult unchanged(String identity) {
    return nothing(
        "The command completed successfully but no settings of '%s' have been modified."
            .formatted(identity));
  }
}
