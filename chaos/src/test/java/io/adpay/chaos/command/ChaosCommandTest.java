package io.adpay.chaos.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.chaos.fault.FaultKind;
import io.adpay.chaos.run.ChaosSettings;
import io.adpay.chaos.run.RunEnd;
import io.adpay.launcher.command.FurtherCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChaosCommandTest {
  private final List<ChaosSettings> asked = new ArrayList<>();
  private final StringWriter err = new StringWriter();
  private RunEnd end = RunEnd.CLEAN;

  @Test
  void whatIsNotSaidIsUsual() {
    assertThat(run("--seed", "7")).isZero();

    assertThat(asked)
        .containsExactly(
            new ChaosSettings(
                7,
                Duration.ofMinutes(5),
                EnumSet.allOf(FaultKind.class),
                8,
                Duration.ofMinutes(3),
                2));
  }

  @Test
  void everythingCanBeSaid() {
    assertThat(
            run(
                "--seed=-3",
                "--minutes=1.5",
                "--faults=redis-wipe,cut",
                "--merchants=20",
                "--settle=0.5",
                "--nodes=3"))
        .isZero();

    assertThat(asked)
        .containsExactly(
            new ChaosSettings(
                -3,
                Duration.ofSeconds(90),
                EnumSet.of(FaultKind.REDIS_WIPE, FaultKind.CUT),
                20,
                Duration.ofSeconds(30),
                3));
  }

  @Test
  void withoutASeedEveryRunIsAnother() {
    run();
    run();
    run();

    assertThat(asked).extracting(ChaosSettings::seed).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "--minutes=0, '--minutes: from 0.1'",
    "--minutes=NaN, '--minutes: from 0.1'",
    "--minutes=61, '--minutes: from 0.1 to 60'",
    "--minutes=much, 'much'",
    "--settle=-1, '--settle: from 0.1'",
    "--merchants=0, 'from 1 to 99, not 0'",
    "--merchants=100, 'from 1 to 99, not 100'",
    "--nodes=5, 'from 1 to 4, not 5'",
    "--faults=kil, 'there is no fault ''kil'', but kill, pause'",
    "--seed=one, 'one'"
  })
  void whatMakesNoSenseIsRefusedWithAReason(String argument, String reason) {
    assertThat(run(argument)).isEqualTo(2);

    assertThat(err.toString()).contains(reason);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RunEnd.class)
  void theEndOfTheRunIsTheExitCode(RunEnd other) {
    end = other;

    assertThat(run()).isEqualTo(other.exitCode());
  }

  @Test
  void theLauncherFindsIt() {
    assertThat(ServiceLoader.load(FurtherCommand.class))
        .singleElement()
        .isInstanceOf(ChaosFurtherCommand.class);
  }

  private int run(String... arguments) {
    return new ChaosCommand(
            settings -> {
              asked.add(settings);
              return end;
            })
        .commandLine()
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
