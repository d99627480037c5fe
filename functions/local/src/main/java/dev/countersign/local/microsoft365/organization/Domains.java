package dev.countersign.local.microsoft365.organization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The domains of one organisation. Safe for use by many threads. */
public final class Domains {
  private final Map<String, Domain> domains = new LinkedHashMap<>();

  /**
   * @param initial the onmicrosoft.com domain
   * @param others verified ones; the first is the default
   */
  public Domains(String initial, String... others) {
    domains.put(initial, new Domain(initial, true, others.length == 0, true, proof(initial)));
    for (String name : others) {
      domains.put(name, new Domain(name, false, name.equals(others[0]), true, proof(name)));
    }
  }

  /** Adds an unverified domain; null if it is there already. */
  public synchronized @Nullable Domain add(String name) {
    String key = key(name);
    Domain domain = new Domain(key, false, false, false, proof(key));
    return domains.putIfAbsent(key, domain) == null ? domain : null;
  }

  public synchronized Domain verify(Domain domain) {
    Domain verified =
        new Domain(domain.name(), domain.initial(), domain.isDefault(), true, domain.proof());
    domains.replace(domain.name(), verified);
    return verified;
  }

  public synchronized @Nullable Domain find(String name) {
    return domains.get(key(name));
  }

  public synchronized void remove(String name) {
    domains.remove(key(name));
  }

  public synchronized List<Domain> all() {
    return List.copyOf(domains.values());
  }

  /** Names of the verified domains: those that are accepted domains of Exchange. */
  public Set<String> names() {
    return all().stream()
        .filter(Domain::verified)
        .map(Domain::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String proof(String name) {
    return "MS=ms%08d".formatted(Math.floorMod(name.hashCode(), 100_000_000));
  }
}
