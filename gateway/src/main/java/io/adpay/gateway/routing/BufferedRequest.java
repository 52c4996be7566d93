package io.adpay.gateway.routing;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A request whose body is in memory. Its parameters are those of the query alone, as for a proxy a
 * form in the body is just bytes.
 */
final class BufferedRequest extends HttpServletRequestWrapper {

  private final byte[] body;
  private final Map<String, String[]> query;

  /**
   * @throws IllegalArgumentException where the query is no well-formed text
   */
  BufferedRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
    this.query = parsed(request.getQueryString());
  }

  @Override
  public ServletInputStream getInputStream() {
    return new BodyStream(body);
  }

  @Override
  public BufferedReader getReader() {
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = query.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return query;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(query.keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return query.get(name);
  }

  private static Map<String, String[]> parsed(@Nullable String queryString) {
    if (queryString == null) {
      return Map.of();
    }
    Map<String, String[]> parameters = new LinkedHashMap<>();
    MultiValueMap<String, @Nullable String> pairs =
        UriComponentsBuilder.newInstance().query(queryString).build().getQueryParams();
    pairs.forEach(
        (name, values) ->
            parameters.put(
                decoded(name),
                values.stream().map(BufferedRequest::decoded).toArray(String[]::new)));
    return Collections.unmodifiableMap(parameters);
  }

  private static String decoded(@Nullable String text) {
    return text == null ? "" : UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
  }

  private static final class BodyStream extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    BodyStream(byte[] body) {
      this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is in memory already");
    }
  }
}
