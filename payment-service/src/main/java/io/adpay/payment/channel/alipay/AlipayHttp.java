package io.adpay.payment.channel.alipay;

import com.alipay.api.FileItem;
import com.alipay.api.internal.util.AbstractHttpClient;
import com.alipay.api.internal.util.WebUtils;
import io.adpay.payment.channel.access.UnexpectedStatus;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The SDK's transport, on a client of our own. */
final class AlipayHttp extends AbstractHttpClient {

  private final OkHttpClient client;

  AlipayHttp(OkHttpClient client) {
    this.client = client;
  }

  @Override
  public String doPost(
      String url,
      @Nullable Map<String, String> params,
      String charset,
      @Nullable Map<String, String> responseHeaders)
      throws IOException {
    Charset encoding = Charset.forName(charset);
    String form = params == null || params.isEmpty() ? "" : WebUtils.buildQuery(params, charset);
    MediaType type = MediaType.get("application/x-www-form-urlencoded;charset=" + charset);
    Request request =
        new Request.Builder()
            .url(url)
            .post(RequestBody.create(form.getBytes(encoding), type))
            .build();
    try (Response response = client.newCall(request).execute()) {
      ResponseBody body = response.body();
      if (response.code() != 200 || body == null) {
        throw new UnexpectedStatus(response.code());
      }
      return body.source().readString(encoding);
    }
  }

  @Override
  public String doPost(
      String url,
      Map<String, String> params,
      Map<String, FileItem> files,
      String charset,
      Map<String, String> responseHeaders) {
    throw new UnsupportedOperationException("Nothing here uploads a file");
  }
}
