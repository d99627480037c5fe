package dev.countersign.local.cloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * Makes handlers as the managed runtime does, except that the environment is given: through the
 * public constructor that takes core's {@code Environment}, a record of one map.
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
    Class<?> type = load(handler.split("::", 2)[0]);
    if (!RequestStreamHandler.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(type + " is not a RequestStreamHandler");
    }
    try {
      Constructor<?> constructor = environmentConstructor(type);
      Class<?> environmentType = constructor.getParameterTypes()[0];
      Object given = environmentType.getConstructor(Map.class).newInstance(environment);
      return (RequestStreamHandler) constructor.newInstance(given);
    } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
      throw new IllegalArgumentException("No usable constructor in " + type, e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("Class not found: " + name, e);
    }
  }

  private static Constructor<?> environmentConstructor(Class<?> type) throws NoSuchMethodException {
    for (Constructor<?> constructor : type.getConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0].getSimpleName().equals("Environment")) {
        return constructor;
      }
    }
    throw new NoSuchMethodException(type.getName() + "(Environment)");
  }
}
