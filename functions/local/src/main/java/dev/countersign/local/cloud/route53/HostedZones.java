package dev.countersign.local.cloud.route53;

import static java.util.Objects.requireNonNull;

import dev.countersign.local.cloud.aws.AwsError;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The record sets of all zones; a batch of changes happens as a whole or not at all. */
public final class HostedZones {
  private record Key(String name, String type) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : type.compareTo(other.type);
    }
  }

  private final Map<String, String> nameById = new TreeMap<>();
  private final Map<String, NavigableMap<Key, RecordSet>> zones = new TreeMap<>();

  /**
   * Makes an empty zone.
   *
   * @param name the zone's domain
   */
  public synchronized void create(String zoneId, String name) {
    nameById.put(zoneId, RecordSet.absolute(name));
    zones.putIfAbsent(zoneId, new TreeMap<>());
  }

  /** Of all records in a zone. */
  public synchronized List<String> names(String zoneId) {
    return zone(zoneId).keySet().stream().map(Key::name).toList();
  }

  /** Loses all records of a zone. */
  public synchronized void clear(String zoneId) {
    zones.put(zoneId, new TreeMap<>());
  }

  /** What a resolver gets for TXT at this name, without the quotes; empty where there is none. */
  public List<String> txt(String name) {
    return values(name, "TXT").stream()
        .map(value -> value.substring(1, value.length() - 1).replace("\" \"", ""))
        .toList();
  }

  /** What a resolver gets for CNAME at this name; empty where there is none. */
  public List<String> cname(String name) {
    return values(name, "CNAME");
  }

  private synchronized List<String> values(String name, String type) {
    Key key = new Key(RecordSet.absolute(name), type);
    return zones.values().stream()
        .filter(zone -> zone.containsKey(key))
        .flatMap(zone -> requireNonNull(zone.get(key)).values().stream())
        .toList();
  }

  synchronized void change(String zoneId, List<RecordChange> changes) {
    NavigableMap<Key, RecordSet> changed = new TreeMap<>(zone(zoneId));
    for (RecordChange change : changes) {
      apply(changed, requireNonNull(nameById.get(zoneId)), change);
    }
    zones.put(zoneId, changed);
  }

  synchronized List<RecordSet> list(
      String zoneId, @Nullable String fromName, @Nullable String fromType) {
    Key from =
        new Key(
            fromName == null ? "" : RecordSet.absolute(fromName), fromType == null ? "" : fromType);
    return List.copyOf(zone(zoneId).tailMap(from).values());
  }

  private NavigableMap<Key, RecordSet> zone(String zoneId) {
    NavigableMap<Key, RecordSet> zone = zones.get(zoneId);
    if (zone == null) {
      throw new AwsError(404, "NoSuchHostedZone", "No hosted zone found with ID: " + zoneId);
    }
    return zone;
  }

  private static void apply(Map<Key, RecordSet> zone, String domain, RecordChange change) {
    RecordSet set = change.recordSet();
    String called = "[name='" + set.name() + "', type='" + set.type() + "']";
    if (!set.name().equals(domain) && !set.name().endsWith("." + domain)) {
      throw invalid("RRSet with DNS name " + set.name() + " is not permitted in zone " + domain);
    }
    Key key = new Key(set.name(), set.type());
    switch (change.action()) {
      case "UPSERT" -> zone.put(key, set);
      case "CREATE" -> {
        if (zone.putIfAbsent(key, set) != null) {
          throw invalid("Tried to create resource record set " + called + " but it already exists");
        }
      }
      case "DELETE" -> {
        if (!zone.remove(key, set)) {
          throw invalid(
              "Tried to delete resource record set "
                  + called
                  + " but it was not found, or the values provided do not match the current"
                  + " values");
        }
      }
      default -> throw new AwsError(400, "InvalidInput", "Unknown action " + change.action());
    }
  }

  private static AwsError invalid(String message) {
    // The API answers with a list of messages.
    return new AwsError(400, "InvalidChangeBatch", "[" + message + "]");
  }
}
