package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions by name, as small as tests need them. Keeps what they were called with. */
public final class Functions implements LambdaInvoker {
  private final Map<String, Function> functions = new HashMap<>();
  private @Nullable Function otherwise;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** A function's code. */
  @FunctionalInterface
  public interface Function {
    /** Takes and gives JSON; throws {@link FunctionError} to fail. */
    String handle(JsonNode payload) throws Exception;
  }

  /** A failure as the Java runtime reports it. */
  public static final class FunctionError extends Exception {
    private static final long serialVersionUID = 1L;
    private final String type;

    public FunctionError(String type, String message) {
      super(message);
      this.type = type;
    }
  }

  /** What all functions do that have no code of their own. */
  public Functions otherwise(Function function) {
    otherwise = function;
    return this;
  }

  public Functions with(String name, Function function) {
    functions.put(name, function);
    return this;
  }

  /** A function that gives one answer after the other, and the last one for ever. */
  public Functions answering(String name, Function... answers) {
    List<Function> left = new ArrayList<>(List.of(answers));
    return with(name, payload -> (left.size() > 1 ? left.remove(0) : left.get(0)).handle(payload));
  }

  /** Runs a function from within another. */
  String handle(String name, JsonNode payload) throws Exception {
    return Objects.requireNonNull(functions.get(name), name).handle(payload);
  }

  public static Function failing(String type, String message) {
    return payload -> {
      throw new FunctionError(type, message);
    };
  }

  public static Function returning(String json) {
    return payload -> json;
  }

  /** Name and payload of each call. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public LambdaResult invoke(String functionArnOrName, byte[] payload) {
    String name = functionArnOrName.replaceFirst("^arn:aws:lambda:.*:function:", "");
    String text = new String(payload, StandardCharsets.UTF_8);
    calls.add(name + " " + text);
    Function function = functions.getOrDefault(name, otherwise);
    if (function == null) {
      throw new AwsError(404, "ResourceNotFoundException", "Function not found: " + name);
    }
    try {
      return result(function.handle(Json.read(text)), false);
    } catch (FunctionError e) {
      return result(
          "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}".formatted(e.type, e.getMessage()), true);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static LambdaResult result(String json, boolean error) {
    return new LambdaResult(json.getBytes(StandardCharsets.UTF_8), error);
  }
}
