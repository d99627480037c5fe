package dev.countersign.local.cloud.stepfunctions.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.stepfunctions.data.Expression;
import dev.countersign.local.cloud.stepfunctions.data.ResultPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One state. A {@code next} of null ends the execution. */
public sealed interface State {
  String name();

  /** The word in front of {@code StateEntered} in the history. */
  String type();

  /** The names of all states that can follow. */
  List<String> successors();

  private static List<String> listOf(@Nullable String next) {
    return next == null ? List.of() : List.of(next);
  }

  /** Shapes its input. */
  record Pass(
      String name,
      Expression inputPath,
      @Nullable Expression parameters,
      @Nullable JsonNode result,
      ResultPath resultPath,
      Expression outputPath,
      @Nullable String next)
      implements State {
    @Override
    public String type() {
      return "Pass";
    }

    @Override
    public List<String> successors() {
      return listOf(next);
    }
  }

  /** Calls a function. */
  record Task(
      String name,
      Resource resource,
      Expression inputPath,
      @Nullable Expression parameters,
      @Nullable Seconds timeout,
      @Nullable Seconds heartbeat,
      @Nullable Expression resultSelector,
      ResultPath resultPath,
      Expression outputPath,
      List<Retrier> retriers,
      List<Catcher> catchers,
      @Nullable String next)
      implements State {
    @Override
    public String type() {
      return "Task";
    }

    @Override
    public List<String> successors() {
      List<String> all = new ArrayList<>(listOf(next));
      catchers.forEach(catcher -> all.add(catcher.next()));
      return all;
    }
  }

  /** Goes where the first rule that holds says. */
  record Choice(
      String name,
      Expression inputPath,
      List<ChoiceRule> rules,
      @Nullable String otherwise,
      Expression outputPath)
      implements State {
    @Override
    public String type() {
      return "Choice";
    }

    @Override
    public List<String> successors() {
      List<String> all = new ArrayList<>(rules.stream().map(ChoiceRule::next).toList());
      all.addAll(listOf(otherwise));
      return all;
    }
  }

  /** Waits for a while or until a time. */
  record Wait(
      String name,
      Expression inputPath,
      WaitTime time,
      Expression outputPath,
      @Nullable String next)
      implements State {
    @Override
    public String type() {
      return "Wait";
    }

    @Override
    public List<String> successors() {
      return listOf(next);
    }
  }

  /** Ends well. */
  record Succeed(String name, Expression inputPath, Expression outputPath) implements State {
    @Override
    public String type() {
      return "Succeed";
    }

    @Override
    public List<String> successors() {
      return List.of();
    }
  }

  /** Ends badly. */
  record Fail(String name, @Nullable Expression error, @Nullable Expression cause)
      implements State {
    @Override
    public String type() {
      return "Fail";
    }

    @Override
    public List<String> successors() {
      return List.of();
    }
  }
}
