package dev.countersign.local.microsoft365.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is particular to one kind of configuration object; {@link ObjectCmdlets} does the rest. */
interface ObjectKind {

  /** For example {@code OutboundConnector}. */
  String noun();

  Map<String, ParameterType> parameters();

  /** Parameters of the New cmdlet that its Set cmdlet does not have. */
  default Set<String> onlyOnCreation() {
    return Set.of();
  }

  /** Every property that a Get cmdlet shows, with the value it has when nobody sets it. */
  Map<String, @Nullable Object> defaults();

  ObjectSet in(Configuration configuration);

  Configuration replace(Configuration configuration, ObjectSet changed);

  /**
   * Checks an object before it is stored and returns it as Exchange stores it.
   *
   * @param given what this call sets, for rules about parameters that belong together
   */
  ExchangeObject check(ExchangeObject candidate, Parameters given, Configuration configuration)
      throws CmdletException;

  /** What Exchange warns of when it has created the object. */
  default List<String> warnings(ExchangeObject created) {
    return List.of();
  }

  /** Refuses a removal that would leave something dangling. */
  default void checkRemoval(ExchangeObject object, Configuration configuration)
      throws CmdletException {}

  /** Where a new object goes among the others. */
  default ObjectSet insert(ObjectSet objects, ExchangeObject added, Parameters given)
      throws CmdletException {
    return objects.plus(added);
  }

  /** Where a changed object goes. */
  default ObjectSet replace(
      ObjectSet objects, ExchangeObject old, ExchangeObject changed, Parameters given)
      throws CmdletException {
    return objects.replace(old, changed);
  }

  default Map<String, @Nullable Object> output(ExchangeObject object, ObjectSet objects) {
    return object.toOutput();
  }
}
