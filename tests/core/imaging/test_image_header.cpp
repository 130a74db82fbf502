// Sizes and orientations from the first bytes of a file, and what damaged bytes do: nothing worse than no
// answer.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/imaging/image_header.h"
#include "tests/support/dataset_bytes.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace blindspot;
using namespace blindspot::imaging;
using blindspot::testing::Bytes;
using blindspot::testing::bytesOf;

class TestImageHeader : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void sizesOfAllFormats_data();
    void sizesOfAllFormats();
    void aTurnedJpegHasItsUprightSize();
    void longSegmentsBeforeTheFrameAreSkipped();
    void whatIsNoPictureHasNoHeader();
    void spoiledBytesAreHarmless();
    void filesAreReadAsBytesAre();
    void otherFormatsAreNamed();
};

void TestImageHeader::sizesOfAllFormats_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    const auto add = [](const char* title, ImageFormat format, const Bytes& bytes, int width, int height) {
        QTest::newRow(title) << static_cast<int>(format)
                             << QByteArray(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes))
                             << width << height;
    };
    add("png", ImageFormat::Png, encodePng(Image(37, 21)), 37, 21);
    add("jpeg", ImageFormat::Jpeg, encodeJpeg(Image(37, 21)), 37, 21);
    add("gif", ImageFormat::Gif, bytesOf({'G', 'I', 'F', '8', '9', 'a', 0x2C, 0x01, 5, 0}), 300, 5);
    Bytes bmp = bytesOf("BM............");
    const Bytes dib = bytesOf({40, 0, 0, 0, 7, 1, 0, 0, 0xFD, 0xFF, 0xFF, 0xFF}); // from the top: height -3
    bmp.insert(bmp.end(), dib.begin(), dib.end());
    add("bmp", ImageFormat::Bmp, bmp, 263, 3);
    Bytes oldBmp = bytesOf("BM............");
    const Bytes core = bytesOf({12, 0, 0, 0, 9, 0, 4, 0});
    oldBmp.insert(oldBmp.end(), core.begin(), core.end());
    add("bmp of OS/2", ImageFormat::Bmp, oldBmp, 9, 4);
    Bytes lossy = bytesOf("RIFF....WEBPVP8 .......");
    const Bytes lossyEnd = bytesOf({0x9D, 0x01, 0x2A, 0x40, 0x01, 0xF0, 0x40}); // the upper bits are a scale
    lossy.insert(lossy.end(), lossyEnd.begin(), lossyEnd.end());
    add("webp", ImageFormat::WebP, lossy, 320, 240);
    Bytes lossless = bytesOf("RIFF....WEBPVP8L....");
    const Bytes losslessEnd = bytesOf({0x2F, 0x3F, 0xC1, 0x3B, 0x00}); // 319 and 239
    lossless.insert(lossless.end(), losslessEnd.begin(), losslessEnd.end());
    add("webp, lossless", ImageFormat::WebP, lossless, 320, 240);
    Bytes extended = bytesOf("RIFF....WEBPVP8X........");
    const Bytes extendedEnd = bytesOf({0x3F, 0x01, 0x00, 0xEF, 0x00, 0x00});
    extended.insert(extended.end(), extendedEnd.begin(), extendedEnd.end());
    add("webp, extended", ImageFormat::WebP, extended, 320, 240);
    add("tiff", ImageFormat::Tiff, bytesOf({'I',  'I',  42, 0, 8, 0, 0, 0, 2,  0,         //
                                            0x00, 0x01, 3,  0, 1, 0, 0, 0, 11, 0, 0, 0,   // width, SHORT
                                            0x01, 0x01, 4,  0, 1, 0, 0, 0, 13, 0, 0, 0}), // height, LONG
        11, 13);
}

void TestImageHeader::sizesOfAllFormats()
{
    QFETCH(int, format);
    QFETCH(QByteArray, content);
    QFETCH(int, width);
    QFETCH(int, height);
    const auto header =
        parseHeader(std::as_bytes(std::span(content.data(), static_cast<std::size_t>(content.size()))));
    QVERIFY(header);
    QCOMPARE(static_cast<int>(header->format), format);
    QCOMPARE(header->size().width, width);
    QCOMPARE(header->size().height, height);
}

void TestImageHeader::aTurnedJpegHasItsUprightSize()
{
    const Bytes jpeg = encodeJpeg(Image(40, 20));
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto header = parseHeader(testing::withOrientation(jpeg, orientation));
        QVERIFY(header);
        QCOMPARE(header->orientation, orientation);
        QVERIFY(header->stored == (Size{40, 20}));
        QVERIFY(header->size() == (orientation >= 5 ? Size{20, 40} : Size{40, 20}));
    }
    QCOMPARE(parseHeader(testing::withOrientation(jpeg, 9))->orientation, 1);
    QCOMPARE(parseHeader(testing::withOrientation(jpeg, 0))->orientation, 1);
}

void TestImageHeader::longSegmentsBeforeTheFrameAreSkipped()
{
    Bytes jpeg = encodeJpeg(Image(40, 20));
    Bytes segment = bytesOf({0xFF, 0xFF, 0xE2, 0xFF, 0xFF}); // with a fill byte
    segment.resize(segment.size() + 65533, std::byte{0xFF});
    for (int i = 0; i < 3; ++i)
        jpeg.insert(jpeg.begin() + 2, segment.begin(), segment.end());
    const auto header = parseHeader(jpeg);
    QVERIFY(header);
    QVERIFY(header->size() == (Size{40, 20}));
}

void TestImageHeader::whatIsNoPictureHasNoHeader()
{
    for (const Bytes& bytes : {Bytes{}, bytesOf("text"), bytesOf({0xFF, 0xD8, 0xFF}), bytesOf("GIF89a"),
                               bytesOf("RIFF....WEBPVP8?"), bytesOf("%PDF-1.4 and so on")})
        QVERIFY(!parseHeader(bytes));
    QVERIFY(!parseHeader(bytesOf({'G', 'I', 'F', '8', '9', 'a', 0, 0, 5, 0}))); // no width
    QVERIFY(hasImageExtension("a/b.JPeG"));
    QVERIFY(!hasImageExtension("a/b.txt"));
}

void TestImageHeader::spoiledBytesAreHarmless()
{
    const Bytes files[] = {encodePng(Image(9, 7)), testing::withOrientation(encodeJpeg(Image(9, 7)), 6)};
    for (const Bytes& file : files)
        QVERIFY(rc::check("spoiled", [&] {
            const auto header = parseHeader(*testing::spoiled(file));
            RC_ASSERT((!header || (header->stored.width > 0 && header->stored.height > 0)));
        }));
    QVERIFY(rc::check("any bytes", [](const std::vector<std::uint8_t>& bytes, std::size_t which) {
        const Bytes starts[] = {bytesOf({0xFF, 0xD8, 0xFF}),
                                bytesOf({'I', 'I', 42, 0}),
                                bytesOf({'M', 'M', 0, 42}),
                                bytesOf("RIFF....WEBP"),
                                bytesOf("BM"),
                                bytesOf("GIF8")};
        Bytes all = starts[which % std::size(starts)];
        const auto tail = std::as_bytes(std::span(bytes));
        all.insert(all.end(), tail.begin(), tail.end());
        const auto header = parseHeader(all);
        RC_ASSERT((!header || (header->stored.width > 0 && header->stored.height > 0)));
    }));
}

void TestImageHeader::filesAreReadAsBytesAre()
{
    QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "사진 ä.jpg";
    Bytes jpeg = encodeJpeg(Image(40, 20));
    Bytes segment = bytesOf({0xFF, 0xE2, 0xFF, 0xFF});
    segment.resize(segment.size() + 65533, std::byte{1});
    jpeg.insert(jpeg.begin() + 2, segment.begin(), segment.end());
    writeFileAtomically(file, testing::withOrientation(jpeg, 8));
    QVERIFY(readHeader(file).size() == (Size{20, 40}));
    QVERIFY_EXCEPTION_THROWN(readHeader(file.parent_path() / "none.jpg"), Error);
    QVERIFY_EXCEPTION_THROWN(readHeader(file.parent_path()), Error);
    QVERIFY_EXCEPTION_THROWN(readHeader("/dev/null"), Error);
}

void TestImageHeader::otherFormatsAreNamed()
{
    const auto formatOf = [](std::string_view bytes) {
        const auto format = formatOfBytes(std::as_bytes(std::span(bytes)));
        return format && !decodes(*format) ? name(*format) : std::string_view();
    };
    QCOMPARE(formatOf({"\0\0\0\x18" "ftypheic\0\0\0\0mif1heic", 24}), std::string_view("HEIC"));
    QCOMPARE(formatOf({"\0\0\0\x18" "ftypmif1\0\0\0\0mif1heic", 24}), std::string_view("HEIC"));
    QCOMPARE(formatOf({"\0\0\0\x18" "ftypmif1\0\0\0\0mif1avif", 24}), std::string_view("AVIF"));
    QCOMPARE(formatOf({"\0\0\0\x18" "ftypavif\0\0\0\0avif", 20}), std::string_view("AVIF"));
    QCOMPARE(formatOf("GIF89a\1\1\1\1\1\1"), std::string_view("GIF"));
    QCOMPARE(formatOf({"\0\0\0\x0CJXL \r\n", 10}), std::string_view("JPEG XL"));
    QCOMPARE(formatOf({"\0\0\0\x0CjP  \r\n\x87\n", 12}), std::string_view("JPEG 2000"));
    QCOMPARE(formatOf({"\0\0\0\x18" "ftypisom\0\0\0\0mp42", 20}), std::string_view()); // a film
    QVERIFY(formatOfBytes(encodeJpeg(Image(3, 2))) == ImageFormat::Jpeg);
    QCOMPARE(formatOf(""), std::string_view());
    QVERIFY(hasImageExtension("a.JFIF") && hasImageExtension("a.tiff") && !hasImageExtension("a.heic"));
    QVERIFY(hasOtherImageExtension("a.HEIC") && hasOtherImageExtension("a.gif") && !hasOtherImageExtension("a.jpg"));
}

QTEST_GUILESS_MAIN(TestImageHeader)
#include "test_image_header.moc"
