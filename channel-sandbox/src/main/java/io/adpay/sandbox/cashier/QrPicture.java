package io.adpay.sandbox.cashier;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws a QR code as a PNG. */
final class QrPicture {

  private static final int SIZE_PIXELS = 320;
  private static final int QUIET_ZONE_MODULES = 2;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  private QrPicture() {}

  static byte[] png(String text) {
    try {
      BitMatrix modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  SIZE_PIXELS,
                  SIZE_PIXELS,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET_ZONE_MODULES,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8"));
      BufferedImage image =
          new BufferedImage(
              modules.getWidth(), modules.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
      for (int y = 0; y < modules.getHeight(); y++) {
        for (int x = 0; x < modules.getWidth(); x++) {
          image.setRGB(x, y, modules.get(x, y) ? BLACK : WHITE);
        }
      }
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return png.toByteArray();
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too much for a QR code", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
