// The size that a header tells is that of the decoded picture, for every kind of picture and every orientation; and which kinds are
// known and decoded.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/imaging/image_header.h"
#include "tests/support/picture_files.h"

#include <opencv2/imgcodecs.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>

using namespace blindspot;
using namespace blindspot::imaging;
using namespace blindspot::testing;

namespace {

/// A different colour in each quarter: red, green / blue, white.
Image quarters(int width, int height)
{
    Image image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool right = 2 * x >= width, low = 2 * y >= height;
            std::uint8_t* pixel = image.pixel(x, y);
            pixel[0] = right == low ? 255 : 0;
            pixel[1] = right ? 255 : 0;
            pixel[2] = low ? 255 : 0;
        }
    return image;
}

char colourAt(const Image& image, int x, int y)
{
    const std::uint8_t* pixel = image.pixel(x, y);
    const int bits = (pixel[0] > 128 ? 4 : 0) + (pixel[1] > 128 ? 2 : 0) + (pixel[2] > 128 ? 1 : 0);
    return bits == 4 ? 'R' : bits == 2 ? 'G' : bits == 1 ? 'B' : bits == 7 ? 'W' : '?';
}

std::string cornersOf(const Image& image)
{
    return {colourAt(image, 1, 1), colourAt(image, image.width - 2, 1), colourAt(image, 1, image.height - 2),
            colourAt(image, image.width - 2, image.height - 2)};
}

Bytes encoded(const char* extension, const Image& image)
{
    cv::Mat bgr(image.height, image.width, CV_8UC3);
    for (int i = 0; i < image.width * image.height; ++i)
        for (int channel = 0; channel < 3; ++channel)
            bgr.data[3 * i + channel] = image.rgb[static_cast<std::size_t>(3 * i + 2 - channel)];
    std::vector<unsigned char> bytes;
    const bool lossless = std::string(extension) == ".webp";
    cv::imencode(extension, bgr, bytes, lossless ? std::vector<int>{cv::IMWRITE_WEBP_QUALITY, 101} : std::vector<int>{});
    const auto view = std::as_bytes(std::span(bytes));
    return {view.begin(), view.end()};
}

Bytes withExif(const Bytes& png, int orientation, bool late)
{
    return withPngChunk(png, pngChunk("eXIf", exifBytes(orientation)), late);
}

/// A file of each kind, with an orientation where the kind can bear one.
using Maker = std::function<Bytes(const Image&, int orientation)>;
const std::map<std::string, std::pair<bool, Maker>>& makers()
{
    static const std::map<std::string, std::pair<bool, Maker>> all{
        {"jpg", {true, [](const Image& i, int o) { return withOrientation(encodeJpeg(i, 100), o); }}},
        {"png", {true, [](const Image& i, int o) { return withExif(encodePng(i), o, false); }}},
        {"png, late", {true, [](const Image& i, int o) { return withExif(encodePng(i), o, true); }}},
        {"webp", {true, [](const Image& i, int o) { return withWebpExif(encoded(".webp", i), i.size(), o); }}},
        {"tiff", {true, [](const Image& i, int o) { return tiffBytes(i, {.orientation = o}); }}},
        {"tiff MM", {true, [](const Image& i, int o) { return tiffBytes(i, {.orientation = o, .bigEndian = true}); }}},
        {"big tiff", {true, [](const Image& i, int o) { return tiffBytes(i, {.orientation = o, .bigTiff = true}); }}},
        {"big tiff MM",
         {true, [](const Image& i, int o) { return tiffBytes(i, {.orientation = o, .bigEndian = true, .bigTiff = true}); }}},
        {"bmp", {false, [](const Image& i, int) { return encoded(".bmp", i); }}},
        {"simple webp", {false, [](const Image& i, int) { return encoded(".webp", i); }}},
        {"tiff of OpenCV", {false, [](const Image& i, int) { return encoded(".tif", i); }}},
        {"ppm", {false, [](const Image& i, int) { return encoded(".ppm", i); }}},
    };
    return all;
}

} // namespace

class TestHeaderSizes : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void headerAndDecoderAgree_data()
    {
        QTest::addColumn<QString>("kind");
        for (const auto& [kind, maker] : makers())
            QTest::addRow("%s", kind.c_str()) << QString::fromStdString(kind);
    }

    void headerAndDecoderAgree()
    {
        QFETCH(QString, kind);
        const auto& [turns, make] = makers().at(kind.toStdString());
        const char* const shown[] = {"RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"};
        QVERIFY(rc::check("size", [&, turns = turns, make = make] {
            const int width = *rc::gen::inRange(8, 70), height = *rc::gen::inRange(8, 70);
            const int orientation = *rc::gen::inRange(1, 9);
            const Bytes bytes = make(quarters(width, height), orientation);
            const auto header = parseHeader(bytes);
            RC_ASSERT(header.has_value());
            const Image image = decode(bytes, "memory");
            RC_ASSERT(header->size() == image.size());
            const bool turned = turns && orientation >= 5;
            RC_ASSERT(image.size() == (turned ? Size{height, width} : Size{width, height}));
            if (turns) RC_ASSERT(cornersOf(image) == shown[orientation - 1]);
            if (!turns) RC_ASSERT(cornersOf(image) == "RGBW");
        }));
    }

    void filesAreReadAsBytesAre()
    {
        QTemporaryDir folder;
        for (const auto& [kind, maker] : makers())
            for (int orientation = 1; orientation <= 8; ++orientation) {
                const Bytes bytes = maker.second(quarters(33, 21), orientation);
                const std::filesystem::path file = folder.filePath("picture").toStdString();
                writeFileAtomically(file, bytes);
                QVERIFY2(readHeader(file).size() == parseHeader(bytes)->size(), kind.c_str());
                QVERIFY(decodes(readHeader(file).format));
            }
    }

    void aLateExifIsNotMistaken()
    {
        // The letters stand in the file's last bytes, but are no chunk.
        const Bytes png = encodePng(quarters(20, 10));
        Bytes comment = bytesOf("Comment.eXIf");
        append(comment, exifBytes(6));
        QCOMPARE(parseHeader(withPngChunk(png, pngChunk("tEXt", comment), true))->orientation, 1);
        QCOMPARE(parseHeader(withExif(png, 9, true))->orientation, 1);
        QCOMPARE(parseHeader(withExif(png, 0, false))->orientation, 1);
    }

    void kindsAreKnownByTheirFirstBytes_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("decoded");
        const auto add = [](const char* kind, bool decoded, const QByteArray& content) {
            QTest::addRow("%s %s", kind, content.toHex().constData()) << content << QString(kind) << decoded;
        };
        add("HEIC", false, QByteArray("\0\0\0\x18" "ftypheic\0\0\0\0", 16));
        add("HEIC", false, QByteArray("\0\0\0\x18" "ftypmif1\0\0\0\0", 16));
        add("AVIF", false, QByteArray("\0\0\0\x20" "ftypavif\0\0\0\0", 16));
        add("JPEG XL", false, QByteArray("\xFF\x0A\0\0\0\0\0\0\0\0\0\0", 12));
        add("JPEG 2000", false, QByteArray("\0\0\0\x0CjP  \r\n\x87\n", 12));
        add("GIF", false, QByteArray("GIF89a\x05\0\x05\0\0\0", 12));
        add("PNM", true, QByteArray("P6\n5 4\n255\n"));
        add("TIFF", true, QByteArray("II\x2B\0\x08\0\0\0\0\0\0\0", 12));
        add("", false, QByteArray("\0\0\0\x18" "ftypisom\0\0\0\0", 16)); // a film
        add("", false, QByteArray("P9 is no picture"));
    }

    void kindsAreKnownByTheirFirstBytes()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, kind);
        QFETCH(bool, decoded);
        const auto bytes = std::as_bytes(std::span(content.constData(), static_cast<std::size_t>(content.size())));
        const auto format = formatOfBytes(bytes);
        QCOMPARE(format.has_value(), !kind.isEmpty());
        if (!format) return;
        QCOMPARE(QString::fromStdString(std::string(name(*format))), kind);
        QCOMPARE(decodes(*format), decoded);
        if (decoded) return;
        try {
            decode(bytes, "some.file");
            QFAIL("it was decoded");
        } catch (const Error& error) {
            QCOMPARE(QString(error.what()), "some.file: " + kind + " pictures are not read; convert it to PNG or JPEG");
        }
    }

    void kindsAreKnownByTheirNames()
    {
        for (const char* file : {"a.jpg", "a.JPEG", "a.jfif", "a.jpe", "a.png", "a.bmp", "a.dib", "a.webp", "a.tif", "a.TIFF",
                                 "a.ppm", "a.pgm", "a.pbm", "a.pnm", "a.mpo"})
            QVERIFY2(decodes(std::filesystem::path(file)) && hasImageExtension(file), file);
        for (const char* file : {"a.gif", "a.heic", "a.HEIF", "a.avif", "a.jxl", "a.jp2"})
            QVERIFY2(formatOfName(file) && !decodes(std::filesystem::path(file)) && !hasImageExtension(file), file);
        for (const char* file : {"a.txt", "a", "jpg", ".jpg", "a.jpg.txt", "a.xml"})
            QVERIFY2(!formatOfName(file), file);
    }

    void commentsInAPnmAreSkipped()
    {
        const auto sizeOf = [](std::string_view text) {
            const auto header = parseHeader(bytesOf(text));
            return header ? header->size() : Size{};
        };
        QVERIFY(sizeOf("P5 # of 9 9\n# again 8 8\n  12\n# 7\n 34\n255\n") == (Size{12, 34}));
        QVERIFY(sizeOf("P4\n12 34\n") == (Size{12, 34}));
        QVERIFY(sizeOf("P6\n12") == Size{});
        QVERIFY(sizeOf("P6\n12 x4\n") == Size{});
        QVERIFY(sizeOf("P6\n0 4\n255\n") == Size{});
        QVERIFY(sizeOf("P6\n99999999999999999999 4\n255\n") == Size{});
    }

    void anAnimatedWebpSaysSo()
    {
        Bytes webp = withWebpExif(encoded(".webp", quarters(20, 10)), {20, 10}, 1);
        webp[20] |= std::byte{2};
        QVERIFY(parseHeader(webp)->animated);
        try {
            decode(webp, "some.webp");
            QFAIL("it was decoded");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("animated WebP") != std::string::npos, error.what());
        }
    }
};

QTEST_GUILESS_MAIN(TestHeaderSizes)
#include "test_header_sizes.moc"
