package dev.countersign.core.dynamodb;

import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.lookup.Recent;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Items of one kind as they were within the last minute, read together with those of others. */
final class CachedItems<V> {
  private final Table table;
  private final Recent<Key, Optional<V>> recent;

  private record Key(String partition, String sort) {}

  /**
   * @param most how many are kept
   */
  CachedItems(Table table, Clock clock, int most) {
    this.table = table;
    this.recent = new Recent<>(clock, MailLookup.STALENESS, most);
  }

  /**
   * Asks for an item, and for a place in the batch if it is not known.
   *
   * @return gives the item once the batch was read
   */
  Supplier<Optional<V>> want(
      BatchRead batch, String partition, String sort, Function<Item, V> reader) {
    Key key = new Key(partition, sort);
    Optional<Optional<V>> known = recent.find(key);
    if (known.isPresent()) {
      return known::get;
    }
    batch.want(table, partition, sort);
    return () -> {
      Optional<V> read = batch.item(table, partition, sort).map(reader);
      recent.keep(key, read);
      return read;
    };
  }
}
