package io.adpay.launcher.command;

import io.adpay.launcher.suite.NodeStatus;
import io.adpay.launcher.suite.Suite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code adpay status}: how every node is, for people or for programs.
 *
 * @param suite of which
 * @param console where to tell
 */
record ShowStatus(Suite suite, Console console) {
  int run(boolean json) {
    List<NodeStatus> nodes = suite.status();
    if (json) {
      console.say(
          JsonMapper.shared().writeValueAsString(nodes.stream().map(ShowStatus::json).toList()));
    } else {
      console.print(
          new Table(
              List.of("NAME", "PID", "PORT", "STATE"),
              nodes.stream().map(ShowStatus::row).toList()));
    }
    return 0;
  }

  private static Map<String, @Nullable Object> json(NodeStatus status) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", status.node().label());
    fields.put("pid", status.pid());
    fields.put("port", status.port());
    fields.put("state", status.state().word());
    return fields;
  }

  private static List<String> row(NodeStatus status) {
    return List.of(
        status.node().label(),
        Objects.toString(status.pid(), "-"),
        Integer.toString(status.port()),
        status.state().word());
  }
}
