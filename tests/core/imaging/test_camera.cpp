// What a camera does to a whole picture.
#include "core/common/error.h"
#include "core/imaging/camera.h"

#include <QTest>

#include <cmath>

using namespace blindspot;
using namespace blindspot::imaging;

namespace {

struct Statistics {
    double mean = 0, deviation = 0;
};

Statistics of(const Image& picture)
{
    Statistics found;
    for (const std::uint8_t value : picture.rgb)
        found.mean += value;
    found.mean /= static_cast<double>(picture.rgb.size());
    for (const std::uint8_t value : picture.rgb)
        found.deviation += (value - found.mean) * (value - found.mean);
    found.deviation = std::sqrt(found.deviation / static_cast<double>(picture.rgb.size()));
    return found;
}

} // namespace

class TestPictureCamera : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void lightHasItsColour()
    {
        const auto lit = [](double kelvin) {
            Image picture(2, 2, 128);
            castLight(picture, kelvin);
            return picture;
        };
        const Image day = lit(6500), lamp = lit(3000), sky = lit(12000);
        QCOMPARE(day.rgb, Image(2, 2, 128).rgb);
        QCOMPARE(static_cast<int>(lamp.pixel(0, 0)[1]), 128);
        QVERIFY(lamp.pixel(0, 0)[0] > 150 && lamp.pixel(0, 0)[2] < 90);
        QVERIFY(sky.pixel(0, 0)[0] < 120 && sky.pixel(0, 0)[2] > 135);
        int red = 256; // redder the lower
        for (const double kelvin : {2000, 2500, 3999, 4001, 5000, 8000, 25000}) {
            const int now = lit(kelvin).pixel(0, 0)[0];
            QVERIFY(now <= red);
            red = now;
        }
    }

    void noiseIsThatOfTheLight()
    {
        Image picture(400, 400, 188); // half of the light
        addSensorNoise(picture, 0.1, 7);
        const Statistics found = of(picture);
        // At half of the light the slope of sRGB is 0.656: 0.1 x sqrt(0.513) x 0.656 x 255.
        QVERIFY2(std::abs(found.deviation - 12.0) < 0.6, qPrintable(QString::number(found.deviation)));
        QVERIFY(std::abs(found.mean - 188) < 1.5);
        Image again(400, 400, 188), other(400, 400, 188), none(400, 400, 188);
        addSensorNoise(again, 0.1, 7);
        addSensorNoise(other, 0.1, 8);
        addSensorNoise(none, 0, 7);
        QVERIFY(again.rgb == picture.rgb && other.rgb != picture.rgb);
        QVERIFY(none.rgb == Image(400, 400, 188).rgb);
    }

    void gammaIsAPower()
    {
        Image picture(3, 1, 0);
        picture.pixel(1, 0)[0] = 128;
        picture.pixel(2, 0)[0] = 255;
        applyGamma(picture, 2);
        QCOMPARE(static_cast<int>(picture.pixel(0, 0)[0]), 0);
        QCOMPARE(static_cast<int>(picture.pixel(1, 0)[0]), 64);
        QCOMPARE(static_cast<int>(picture.pixel(2, 0)[0]), 255);
    }

    void whatIsOutOfLimitsIsRefused()
    {
        Image picture(2, 2, 9), empty;
        QVERIFY_THROWS_EXCEPTION(Error, castLight(picture, 1999));
        QVERIFY_THROWS_EXCEPTION(Error, addSensorNoise(picture, 1.1, 0));
        QVERIFY_THROWS_EXCEPTION(Error, applyGamma(picture, 0));
        QVERIFY_THROWS_EXCEPTION(Error, applyGamma(empty, 1));
    }
};

QTEST_APPLESS_MAIN(TestPictureCamera)
#include "test_camera.moc"
