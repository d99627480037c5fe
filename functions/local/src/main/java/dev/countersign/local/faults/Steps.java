package dev.countersign.local.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Every call of a port is a step at which something may go wrong: the service fails before or after
 * it has done what it was asked for, the function ends before or after, or another function gets to
 * run in between.
 */
final class Steps {
  private final Random random;
  private final Tally tally;
  private final Runnable interleave;
  private final Runnable disturbed;
  private final Runnable alive;
  private double rate;

  /**
   * @param interleave lets another function run, from start to end
   * @param disturbed is told of each fault
   * @param alive throws if the function has ended already
   */
  Steps(Random random, Tally tally, Runnable interleave, Runnable disturbed, Runnable alive) {
    this.random = random;
    this.tally = tally;
    this.interleave = interleave;
    this.disturbed = disturbed;
    this.alive = alive;
  }

  /** From now on this share of the steps goes wrong. */
  void rate(double share) {
    rate = share;
  }

  /** Whether something goes wrong at a step that is no call of a port. */
  boolean failsNow() {
    return random.nextDouble() < rate;
  }

  /** The same port, with faults. */
  <T> T around(Class<T> port, T real) {
    InvocationHandler handler = (proxy, method, arguments) -> call(real, method, arguments);
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    alive.run();
    String step = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    Fault fault = random.nextDouble() < rate ? pick() : Fault.NONE;
    if (fault != Fault.NONE) {
      tally.fault(fault);
      disturbed.run();
    }
    happen(fault, Fault.CRASH_BEFORE, Fault.ERROR_BEFORE, step);
    if (fault == Fault.INTERLEAVE) {
      interleave.run();
    }
    Object result = invoke(real, method, arguments);
    happen(fault, Fault.CRASH_AFTER, Fault.ERROR_AFTER, step);
    return result;
  }

  private static void happen(Fault fault, Fault crash, Fault error, String step) {
    if (fault == crash) {
      throw new Crash(step);
    }
    if (fault == error) {
      throw SdkClientException.create("no answer to " + step);
    }
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Fault pick() {
    Fault[] faults = Fault.values();
    return faults[1 + random.nextInt(faults.length - 1)];
  }

  /** What may go wrong at a step. */
  enum Fault {
    NONE,
    ERROR_BEFORE,
    ERROR_AFTER,
    CRASH_BEFORE,
    CRASH_AFTER,
    INTERLEAVE
  }
}
