package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The pages that a person with a browser uses. */
class PagesIT {

  private static final String NOWHERE = "http://127.0.0.1:1/n";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final WechatWire wechat = new WechatWire(sandbox);
  private final String number = RunningSandbox.number("P");

  @Test
  void codeIsAPictureThatAScannerReads() throws Exception {
    String code = prepay();
    HttpResponse<String> scanned = sandbox.get("/scan?code=" + code.replace("?", "%3F"));
    String cashier = scanned.headers().firstValue("Location").orElseThrow();
    assertThat(sandbox.get(cashier + "/code").body()).contains("¥ 10.00", "账户充值", code);
    HttpResponse<byte[]> picture =
        sandbox.http.send(
            HttpRequest.newBuilder(URI.create(sandbox.url(cashier + "/code.png"))).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(read(picture.body())).isEqualTo(code);
  }

  @Test
  void buyerPaysAtThePageAndSeesIt() {
    String cashier = "/cashier/" + token(prepay());
    assertThat(sandbox.get(cashier).body()).contains("确认付款 Pay", "取消 Cancel", number);
    assertThat(sandbox.form(cashier + "/leave", "").body()).contains("未付款");
    HttpResponse<String> paid = sandbox.form(cashier + "/pay", "");
    assertThat(paid.headers().firstValue("Location")).contains(cashier);
    assertThat(sandbox.get(cashier).body()).contains("支付成功 · Paid").doesNotContain("确认付款");
    assertThat(sandbox.trade("WECHAT", number).path("status").stringValue()).isEqualTo("SUCCESS");
    assertThat(sandbox.get("/").body()).contains(number);
  }

  @Test
  void closedTradeShowsNoButtonAndRefusesTheMoney() {
    String cashier = "/cashier/" + token(prepay());
    wechat.post(
        "/v3/pay/transactions/out-trade-no/" + number + "/close",
        "{\"mchid\":\"" + ServicesAccount.MCH_ID + "\"}");
    assertThat(sandbox.get(cashier).body()).contains("交易已关闭").doesNotContain("确认付款");
    assertThat(sandbox.form(cashier + "/pay", "").statusCode()).isEqualTo(409);
  }

  @Test
  void pagesForbidScriptsAndUnknownOnesAreNotThere() {
    HttpResponse<String> unknown = sandbox.get("/cashier/" + "0".repeat(32));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(sandbox.get("/scan?code=nonsense").statusCode()).isEqualTo(404);
  }

  private String prepay() {
    return RunningSandbox.json(
            wechat
                .post("/v3/pay/transactions/native", WechatWire.prepay(number, 1000, NOWHERE))
                .body())
        .path("code_url")
        .stringValue();
  }

  private static String token(String code) {
    return code.substring(code.indexOf("pr=") + 3);
  }

  private static String read(byte[] png) throws IOException, ReaderException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
