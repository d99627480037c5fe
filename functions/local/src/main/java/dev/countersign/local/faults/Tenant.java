package dev.countersign.local.faults;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.connection.TenantHeader;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The one tenant of a run: connected, with settings that may change. */
final class Tenant {
  static final String ID = "a23456789012";
  static final String RELAY_DOMAIN = ID + ".relay.countersign.example";

  /** In every signature, and nowhere else. */
  static final String MARKER = "Sent by Countersign";

  private static final String SECRET = "A".repeat(43);

  /** Value of the header that proves the tenant. */
  static final String HEADER = ID + "." + SECRET;

  private static final Connection CONNECTION =
      new Connection(
          ID,
          "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95",
          "Brightwater Instruments",
          "brightwater.onmicrosoft.com",
          Set.of(Letter.DOMAIN),
          ExchangeHost.NAME,
          RELAY_DOMAIN,
          TenantHeader.hash(SECRET));

  private Tenant() {}

  static ConnectionLookup connections() {
    return only(
        ConnectionLookup.class,
        Map.of("find", id -> Optional.of(CONNECTION), "require", id -> CONNECTION));
  }

  static Settings settings() {
    return new Settings(CONNECTION);
  }

  /** A store that answers only what the mail path may ask. */
  private static <T> T only(Class<T> port, Map<String, Function<Object[], Object>> answers) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              Function<Object[], Object> answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answer.apply(arguments);
            }));
  }
}
