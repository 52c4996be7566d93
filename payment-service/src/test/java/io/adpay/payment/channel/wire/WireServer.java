package io.adpay.payment.channel.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A small HTTP/1.1 server that keeps connections open and sends header names in the very case they
 * were given: WeChat Pay's SDK reads them case-sensitively, and the JDK's own server changes them.
 */
public final class WireServer implements AutoCloseable {

  /**
   * Where nobody listens. A port that was just given up won't do: the system may hand it to another
   * test's server at once.
   */
  public static final URI NOBODY = URI.create("http://127.0.0.1:1");

  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<Request> received = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Answer> script = _ -> Answer.of(500, "");

  /** Listens on a free port of the loopback address. */
  public WireServer() {
    try {
      listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Answers every further request this way. */
  public void answer(Function<Request, Answer> script) {
    this.script = script;
  }

  /** What came in so far. */
  public List<Request> received() {
    return List.copyOf(received);
  }

  /** The latest that came in. */
  public Request last() {
    return received.getLast();
  }

  /** The address of a path here. */
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      for (Request request = read(in); request != null; request = read(in)) {
        received.add(request);
        Answer answer = script.apply(request);
        if (answer.cut()) {
          return;
        }
        out.write(answer.bytes());
        out.flush();
      }
    } catch (IOException _) {
      // The client has gone, as some tests have it.
    } finally {
      connections.remove(connection);
    }
  }

  private static Request read(InputStream in) throws IOException {
    String start = line(in);
    if (start == null) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    String[] words = start.split(" ", 3);
    return new Request(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  /** A request as it arrived; header names match whatever their case. */
  public record Request(String method, String target, Map<String, String> headers, String body) {

    /** The path without the query. */
    public String path() {
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }

    /** The query; empty for none. */
    public String query() {
      int query = target.indexOf('?');
      return query < 0 ? "" : target.substring(query + 1);
    }
  }

  /** An answer to be sent as it stands here, or a connection to be cut instead. */
  public record Answer(
      int status, List<Map.Entry<String, String>> headers, String body, boolean cut) {

    /** A bare answer. */
    public static Answer of(int status, String body) {
      return new Answer(status, List.of(), body, false);
    }

    /** No answer at all: the connection ends. */
    public static Answer none() {
      return new Answer(0, List.of(), "", true);
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
      List<Map.Entry<String, String>> more = new ArrayList<>(headers);
      more.add(Map.entry(name, value));
      return new Answer(status, more, body, cut);
    }

    /** The same without a header. */
    public Answer without(String name) {
      return new Answer(
          status,
          headers.stream().filter(header -> !header.getKey().equals(name)).toList(),
          body,
          cut);
    }

    /** The same headers around another body, as somebody on the way would have it. */
    public Answer tampered(String other) {
      return new Answer(status, headers, other, cut);
    }

    private byte[] bytes() {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Answered\r\n");
      headers.forEach(header -> head.append(header.getKey() + ": " + header.getValue() + "\r\n"));
      if (status != 204) {
        head.append("Content-Length: " + content.length + "\r\n");
      }
      head.append("\r\n");
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      all.writeBytes(content);
      return all.toByteArray();
    }
  }
}
