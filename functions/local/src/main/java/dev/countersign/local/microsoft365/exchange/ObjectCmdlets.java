package dev.countersign.local.microsoft365.exchange;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The New, Get, Set and Remove cmdlets of one kind of object. */
final class ObjectCmdlets {

  private static final int MAX_NAME_LENGTH = 64;

  private final ObjectKind kind;
  private final Set<String> roles;
  private final ConfigurationStore store;
  private final Clock clock;

  ObjectCmdlets(ObjectKind kind, Set<String> roles, ConfigurationStore store, Clock clock) {
    this.kind = kind;
    this.roles = roles;
    this.store = store;
    this.clock = clock;
  }

  Cmdlet create() {
    return cmdlet("New-", kind.parameters(), this::create);
  }

  Cmdlet change() {
    Map<String, ParameterType> parameters = new LinkedHashMap<>(kind.parameters());
    kind.onlyOnCreation().forEach(parameters::remove);
    parameters.put("Identity", ParameterType.text());
    return cmdlet("Set-", parameters, this::change);
  }

  Cmdlet remove() {
    return cmdlet("Remove-", Map.of("Identity", ParameterType.text()), this::remove);
  }

  Cmdlet get() {
    Map<String, ParameterType> parameters =
        Map.of("Identity", ParameterType.text(), "ResultSize", ParameterType.text());
    return new Cmdlet("Get-" + kind.noun(), Set.of(), false, parameters, this::get);
  }

  /** A further cmdlet that changes the object named by Identity. */
  Cmdlet toggle(String verb, Map<String, @Nullable Object> changes) {
    return cmdlet(
        verb + "-",
        Map.of("Identity", ParameterType.text()),
        given -> {
          Configuration configuration = store.current();
          ExchangeObject old = find(configuration, given);
          ExchangeObject changed = old.with(changes, clock.instant());
          store.replace(kind.replace(configuration, kind.in(configuration).replace(old, changed)));
          return CmdletResult.nothing();
        });
  }

  private Cmdlet cmdlet(String verb, Map<String, ParameterType> parameters, Cmdlet.Body body) {
    Map<String, ParameterType> all = new LinkedHashMap<>(parameters);
    all.put("Confirm", ParameterType.bool());
    all.put("WhatIf", ParameterType.bool());
    return new Cmdlet(verb + kind.noun(), roles, true, all, body);
  }

  private CmdletResult create(Parameters given) throws CmdletException {
    Configuration configuration = store.current();
    ObjectSet objects = kind.in(configuration);
    String name = given.required("Name");
    checkName(name);
    if (objects.find(name).isPresent()) {
      throw CmdletErrors.alreadyExists(name);
    }
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(kind.defaults());
    properties.putAll(given.changesOf(properties));
    properties.remove("Name");
    ExchangeObject created =
        kind.check(ExchangeObject.create(name, properties, clock.instant()), given, configuration);
    ObjectSet changed = kind.insert(objects, created, given);
    if (!given.flag("WhatIf", false)) {
      store.replace(kind.replace(configuration, changed));
    }
    return new CmdletResult(List.of(kind.output(created, changed)), kind.warnings(created));
  }

  private CmdletResult change(Parameters given) throws CmdletException {
    Configuration configuration = store.current();
    ObjectSet objects = kind.in(configuration);
    ExchangeObject old = find(configuration, given);
    Map<String, @Nullable Object> changes = given.changesOf(old.properties());
    String name = given.has("Name") ? given.required("Name") : old.name();
    checkName(name);
    if (!old.is(name) && objects.find(name).isPresent()) {
      throw CmdletErrors.alreadyExists(name);
    }
    changes.remove("Name");
    ExchangeObject changed =
        kind.check(old.renamed(name).with(changes, clock.instant()), given, configuration);
    ExchangeObject same = changed.unchangedSince(old);
    if (kind.replace(objects, old, same, given).equals(objects)) {
      return CmdletResult.unchanged(old.name());
    }
    ObjectSet after = kind.replace(objects, old, changed, given);
    if (!given.flag("WhatIf", false)) {
      store.replace(kind.replace(configuration, after));
    }
    return CmdletResult.nothing();
  }

  private CmdletResult remove(Parameters given) throws CmdletException {
    Configuration configuration = store.current();
    ExchangeObject object = find(configuration, given);
    kind.checkRemoval(object, configuration);
    if (!given.flag("WhatIf", false)) {
      store.replace(kind.replace(configuration, kind.in(configuration).minus(object)));
    }
    return CmdletResult.nothing();
  }

  private CmdletResult get(Parameters given) throws CmdletException {
    Configuration configuration = store.current();
    ObjectSet objects = kind.in(configuration);
    if (given.text("Identity") != null) {
      return CmdletResult.one(kind.output(find(configuration, given), objects));
    }
    return CmdletResult.of(objects.stream().map(object -> kind.output(object, objects)));
  }

  private ExchangeObject find(Configuration configuration, Parameters given)
      throws CmdletException {
    String identity = given.required("Identity");
    return kind.in(configuration).find(identity).orElseThrow(() -> CmdletErrors.notFound(identity));
  }

  private static void checkName(String name) throws CmdletException {
    if (name.length() > MAX_NAME_LENGTH) {
      throw CmdletErrors.invalid(
          "The length of the property is too long. The maximum length is %d and the length of the value provided is %d."
              .formatted(MAX_NAME_LENGTH, name.length()));
    }
  }
}
