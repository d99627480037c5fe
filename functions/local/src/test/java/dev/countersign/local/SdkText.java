package dev.countersign.local;

import java.util.Collection;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;

/**
 * All that an answer of AWS holds, as text to search in: {@code toString} of the SDK's classes
 * leaves out what may be sensitive, such as the input of an execution.
 */
final class SdkText {
  private SdkText() {}

  static String of(Object value) {
    if (value instanceof SdkPojo structure) {
      return structure.sdkFields().stream()
          .map(field -> field.memberName() + "=" + of(field.getValueOrDefault(structure)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Collection<?> values) {
      return values.stream().map(SdkText::of).collect(Collectors.joining(",\n"));
    }
    return String.valueOf(value);
  }
}
