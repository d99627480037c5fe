package dev.countersign.local.cloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.core.lambda.Environment;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * Makes handlers as the managed runtime does, except that the environment is given: through the
 * public constructor that takes {@link Environment}.
 */
final class HandlerFactory {
  private HandlerFactory() {}

  /**
   * @param handler the template's {@code Handler}: a class, with or without {@code ::handleRequest}
   * @throws IllegalArgumentException where there is no such class or constructor
   * @throws InvocationTargetException where the constructor throws
   */
  static RequestStreamHandler create(String handler, Map<String, String> environment)
      throws InvocationTargetException {
    String name = handler.split("::", 2)[0];
    try {
      return Class.forName(name)
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Environment.class)
          .newInstance(new Environment(environment));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("Class not found: " + name, e);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException(name + " is not a RequestStreamHandler", e);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalArgumentException(name + " has no public constructor (Environment)", e);
    }
  }
}
