package dev.countersign.signature.choose;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who gets a message.
 *
 * @param envelope those this copy is to be delivered to
 * @param others those it names in its header besides; Exchange may have sent them a copy of its own
 * @param organization the organisation's domains, which stand for what is below them, too
 */
public record Recipients(List<String> envelope, Set<String> others, Set<String> organization) {

  public Recipients {
    envelope = List.copyOf(envelope);
    others = Set.copyOf(others);
    organization =
        organization.stream()
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean isInternal(String address) {
    return Domains.areOf(organization, address);
  }

  boolean hasInternal() {
    return all().anyMatch(this::isInternal);
  }

  boolean hasExternal() {
    return !all().allMatch(this::isInternal);
  }

  private Stream<String> all() {
    return Stream.concat(envelope.stream(), others.stream());
  }
}
