package io.adpay.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrivateRedisIT {
  @Test
  void comesBackWithItsDataAtTheSameAddress() throws IOException {
    try (PrivateRedis redis = TestEngines.startPrivateRedis()) {
      RedisAddress address = redis.address();
      assertThat(ask(address, "SET colour red")).isEqualTo("+OK");

      redis.stop();
      assertThatThrownBy(() -> ask(address, "PING")).isInstanceOf(IOException.class);
      redis.start();

      assertThat(redis.address()).isEqualTo(address);
      assertThat(ask(address, "EXISTS colour")).isEqualTo(":1");
    }
  }

  @Test
  void startsAgainAfterAKill() throws IOException {
    try (PrivateRedis redis = TestEngines.startPrivateRedis()) {
      redis.kill();
      redis.start();

      assertThat(ask(redis.address(), "PING")).isEqualTo("+PONG");
    }
  }

  @Test
  void mayHaveLostEverything() throws IOException {
    try (PrivateRedis redis = TestEngines.startPrivateRedis()) {
      ask(redis.address(), "SET colour red");

      redis.startEmpty();

      assertThat(ask(redis.address(), "EXISTS colour")).isEqualTo(":0");
    }
  }

  @Test
  void isNotTheSharedOne() throws IOException {
    try (PrivateRedis redis = TestEngines.startPrivateRedis()) {
      assertThat(redis.address()).isNotEqualTo(TestEngines.redis());
      redis.kill();
      assertThat(ask(TestEngines.redis(), "PING")).isEqualTo("+PONG");
    }
  }

  private static String ask(RedisAddress address, String command) throws IOException {
    try (Socket socket = new Socket(address.host(), address.port());
        BufferedReader answers =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      String answer = answers.readLine();
      if (answer == null) {
        throw new IOException("hung up");
      }
      return answer;
    }
  }
}
