// Decoding and encoding: every kind of picture becomes upright 8-bit RGB, or an error that says why not.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/imaging/image_header.h"
#include "tests/support/dataset_bytes.h"
#include "tests/support/error_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <filesystem>
#include <string>

using namespace blindspot;
using namespace blindspot::imaging;
using blindspot::testing::Bytes;
using blindspot::testing::bytesOf;
using blindspot::testing::contains;

namespace {

/// A different colour in each of the four corners of 32 x 16: red, green / blue, white.
Image fourCorners()
{
    Image image(32, 16);
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 32; ++x) {
            std::uint8_t* pixel = image.pixel(x, y);
            pixel[0] = (x < 16) == (y < 8) ? 255 : 0; // red and white
            pixel[1] = x >= 16 ? 255 : 0;
            pixel[2] = y >= 8 ? 255 : 0;
        }
    return image;
}

char cornerOf(const Image& image, int x, int y)
{
    const std::uint8_t* pixel = image.pixel(x, y);
    const int bits = (pixel[0] > 128 ? 4 : 0) + (pixel[1] > 128 ? 2 : 0) + (pixel[2] > 128 ? 1 : 0);
    switch (bits) {
    case 4:
        return 'R';
    case 2:
        return 'G';
    case 1:
        return 'B';
    case 7:
        return 'W';
    default:
        return '?';
    }
}

/// The corners in the order of reading.
std::string cornersOf(const Image& image)
{
    return {cornerOf(image, 1, 1), cornerOf(image, image.width - 2, 1), cornerOf(image, 1, image.height - 2),
            cornerOf(image, image.width - 2, image.height - 2)};
}

std::string refusalOf(const Bytes& bytes, const DecodeOptions& options = {})
{
    try {
        decode(bytes, "some.file", options);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestCodec : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void pngComesBackByteForByte();
    void everyOrientationBecomesUpright();
    void greyPaletteAlphaAnd16Bits_data();
    void greyPaletteAlphaAnd16Bits();
    void whatCannotBeDecodedIsSaid();
    void bombsAreRefused();
    void spoiledFilesAreHarmless();
    void filesWithAnyNameAreRead();
    void thumbnailsFit();
};

void TestCodec::pngComesBackByteForByte()
{
    QVERIFY(rc::check("png", [] {
        Image image(*rc::gen::inRange(1, 20), *rc::gen::inRange(1, 20));
        for (std::uint8_t& value : image.rgb)
            value = static_cast<std::uint8_t>(*rc::gen::inRange(0, 256));
        const Image back = decode(encodePng(image), "memory");
        RC_ASSERT(back.size() == image.size());
        RC_ASSERT(back.rgb == image.rgb);
    }));
    QVERIFY_EXCEPTION_THROWN(encodePng(Image()), Error);
}

void TestCodec::everyOrientationBecomesUpright()
{
    // What a viewer shows of a picture stored as RG/BW, for EXIF's orientations 1 to 8.
    const char* const shown[] = {"RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"};
    const Bytes jpeg = encodeJpeg(fourCorners(), 100);
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const Bytes turned = testing::withOrientation(jpeg, orientation);
        const Image image = decode(turned, "memory");
        QCOMPARE(cornersOf(image), std::string(shown[orientation - 1]));
        QVERIFY(image.size() == parseHeader(turned)->size());
    }
}

void TestCodec::greyPaletteAlphaAnd16Bits_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("red");
    QTest::addColumn<int>("green");
    QTest::addColumn<int>("blue");
    const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
    // Pictures of one pixel.
    QTest::newRow("grey 8")
        << hex("89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6338"
               "010000ca00c999ca5d7e0000000049454e44ae426082")
        << 200 << 200 << 200;
    QTest::newRow("grey 16")
        << hex("89504e470d0a1a0a0000000d49484452000000010000000110000000006aee47160000000b49444154789c6338"
               "91020001f7012d901da3bd0000000049454e44ae426082")
        << 200 << 200 << 200;
    QTest::newRow("palette")
        << hex("89504e470d0a1a0a0000000d494844520000000100000001080300000028cb34bb00000003504c54450a141e7e"
               "4c523a0000000a49444154789c636000000002000148afa4710000000049454e44ae426082")
        << 10 << 20 << 30;
    QTest::newRow("rgba")
        << hex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63e0"
               "12916b0000012500bdee46391e0000000049454e44ae426082")
        << 10 << 20 << 30;
}

void TestCodec::greyPaletteAlphaAnd16Bits()
{
    QFETCH(QByteArray, content);
    QFETCH(int, red);
    QFETCH(int, green);
    QFETCH(int, blue);
    const Image image =
        decode(std::as_bytes(std::span(content.data(), static_cast<std::size_t>(content.size()))), "memory");
    QVERIFY(image.size() == (Size{1, 1}));
    QCOMPARE(int{image.rgb[0]}, red);
    QCOMPARE(int{image.rgb[1]}, green);
    QCOMPARE(int{image.rgb[2]}, blue);
}

void TestCodec::whatCannotBeDecodedIsSaid()
{
    const Bytes jpeg = encodeJpeg(fourCorners());
    const Bytes png = encodePng(fourCorners());
    const std::string text = refusalOf(bytesOf("text"));
    QVERIFY2(contains(text, "some.file") && contains(text, "no JPEG, PNG"), text.c_str());
    QVERIFY(contains(refusalOf({}), "no JPEG, PNG"));
    QVERIFY(contains(refusalOf(bytesOf({'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0})), "GIF"));
    QVERIFY(contains(refusalOf({jpeg.begin(), jpeg.begin() + 100}), "cut short"));
    QVERIFY(contains(refusalOf({jpeg.begin(), jpeg.end() - 12}), "the picture is damaged (the data end early"));
    QVERIFY(contains(refusalOf({png.begin(), png.begin() + 50}), "some.file: the picture is damaged"));
}

void TestCodec::bombsAreRefused()
{
    Bytes png = encodePng(Image(2, 2));
    for (const std::size_t place : {16U, 20U})
        png[place + 2] = std::byte{0xFF}; // 65282 x 65282
    const std::string message = refusalOf(png);
    QVERIFY2(contains(message, "pixels are decoded"), message.c_str());
    DecodeOptions small;
    small.maxPixels = 100;
    QVERIFY(refusalOf(encodePng(Image(10, 10)), small).empty());
    QVERIFY(contains(refusalOf(encodePng(Image(11, 10)), small), "11 x 10"));
}

void TestCodec::spoiledFilesAreHarmless()
{
    const Bytes files[] = {encodePng(fourCorners()), testing::withOrientation(encodeJpeg(fourCorners()), 5)};
    for (const Bytes& file : files)
        QVERIFY(rc::check("spoiled", [&] {
            DecodeOptions small;
            small.maxPixels = 1'000'000;
            try {
                const Image image = decode(*testing::spoiled(file), "memory", small);
                RC_ASSERT(std::ssize(image.rgb) == std::ptrdiff_t{image.width} * image.height * 3);
            } catch (const Error& error) {
                RC_ASSERT(std::strlen(error.what()) > 0);
            }
        }));
}

void TestCodec::filesWithAnyNameAreRead()
{
    QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "그림 ö.png";
    writePng(file, fourCorners());
    QCOMPARE(cornersOf(decodeFile(file)), std::string("RGBW"));
    QVERIFY_EXCEPTION_THROWN(decodeFile(file.parent_path() / "none.png"), Error);
    QVERIFY_EXCEPTION_THROWN(decodeFile(file.parent_path()), Error);
    DecodeOptions small;
    small.maxFileBytes = 10;
    QVERIFY_EXCEPTION_THROWN(decodeFile(file, small), Error);
    QVERIFY_EXCEPTION_THROWN(writePng("/proc/none.png", fourCorners()), Error);
}

void TestCodec::thumbnailsFit()
{
    QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "big.jpg";
    writeFileAtomically(file, testing::withOrientation(encodeJpeg(Image(1000, 500, 77)), 6));
    const Image small = thumbnail(file, 100).image;
    QVERIFY(small.size() == (Size{50, 100}));
    QCOMPARE(int{small.rgb[0]}, 77);
    QVERIFY(thumbnail(file, 5000).image.size() == (Size{500, 1000}));
}

QTEST_GUILESS_MAIN(TestCodec)
#include "test_codec.moc"
