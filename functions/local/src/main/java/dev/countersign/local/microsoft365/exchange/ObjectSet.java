package dev.countersign.local.microsoft365.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Configuration objects of one kind, in order. Immutable. */
public record ObjectSet(List<ExchangeObject> objects) {

  public static final ObjectSet EMPTY = new ObjectSet(List.of());

  public ObjectSet {
    objects = List.copyOf(objects);
  }

  /** The object with this name or GUID. */
  public Optional<ExchangeObject> find(String identity) {
    return stream().filter(object -> object.is(identity)).findFirst();
  }

  /** The objects in order. */
  public Stream<ExchangeObject> stream() {
    return objects.stream();
  }

  int size() {
    return objects.size();
  }

  int indexOf(ExchangeObject object) {
    return objects.indexOf(object);
  }

  ObjectSet plus(ExchangeObject object) {
    return insert(size(), object);
  }

  ObjectSet insert(int index, ExchangeObject object) {
    List<ExchangeObject> changed = new ArrayList<>(objects);
    changed.add(index, object);
    return new ObjectSet(changed);
  }

  ObjectSet minus(ExchangeObject object) {
    List<ExchangeObject> changed = new ArrayList<>(objects);
    changed.remove(object);
    return new ObjectSet(changed);
  }

  ObjectSet replace(ExchangeObject old, ExchangeObject replacement) {
    return minus(old).insert(indexOf(old), replacement);
  }
}
