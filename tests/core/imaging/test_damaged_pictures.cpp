// Pictures that are cut short or spoiled are known as such, nothing is printed about any picture, and what is decoded is what OpenCV
// decodes.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/imaging/codec.h"
#include "core/imaging/image_header.h"
#include "tests/support/noise_pictures.h"
#include "tests/support/picture_files.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QTemporaryFile>
#include <QTest>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <unistd.h>

#include <jpeglib.h>

using namespace blindspot;
using namespace blindspot::imaging;
using namespace blindspot::testing;

namespace {

/// Waves: it compresses as a photograph does.
Image waves(int width, int height)
{
    Image image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int channel = 0; channel < 3; ++channel)
                image.pixel(x, y)[channel] = static_cast<std::uint8_t>(
                    128 + 40 * std::sin(x * 0.31 + channel) * std::cos(y * 0.23) + 50 * std::sin(x * 0.9 - y * 0.7));
    return image;
}

cv::Mat bgrOf(const Image& image)
{
    cv::Mat bgr;
    cv::cvtColor(cv::Mat(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data())), bgr,
                 cv::COLOR_RGB2BGR);
    return bgr;
}

Bytes encoded(const char* extension, const cv::Mat& picture, const std::vector<int>& parameters = {})
{
    std::vector<unsigned char> bytes;
    cv::imencode(extension, picture, bytes, parameters);
    const auto view = std::as_bytes(std::span(bytes));
    return {view.begin(), view.end()};
}

Bytes progressive(const Image& image)
{
    return encoded(".jpg", bgrOf(image), {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
}

/// 16 x 8 pixels of these inks as they are stored.
Bytes cmykJpeg(const std::array<std::uint8_t, 4>& inks, bool adobe)
{
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* file = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &file, &size);
    info.image_width = 16;
    info.image_height = 8;
    info.input_components = 4;
    info.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&info);
    info.write_Adobe_marker = adobe ? TRUE : FALSE;
    jpeg_set_quality(&info, 100, TRUE);
    jpeg_start_compress(&info, TRUE);
    std::vector<std::uint8_t> row;
    for (int x = 0; x < 16; ++x)
        row.insert(row.end(), inks.begin(), inks.end());
    std::uint8_t* rows = row.data();
    while (info.next_scanline < info.image_height)
        jpeg_write_scanlines(&info, &rows, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    const auto view = std::as_bytes(std::span(file, size));
    Bytes bytes(view.begin(), view.end());
    std::free(file);
    return bytes;
}

Bytes cut(const Bytes& bytes, double share)
{
    return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(bytes.size()))};
}

Bytes holed(Bytes bytes, double from, std::size_t count, std::byte value)
{
    const auto first = static_cast<std::size_t>(from * static_cast<double>(bytes.size()));
    for (std::size_t i = first; i < std::min(first + count, bytes.size()); ++i)
        bytes[i] = value;
    return bytes;
}

/// What is said of a picture: "" for a whole one, "none" where nothing of it can be decoded.
std::string damageOf(const Bytes& bytes)
{
    try {
        return decodeLeniently(bytes, "some.file").damage.english();
    } catch (const Error&) {
        return "none";
    }
}

bool isRefused(const Bytes& bytes)
{
    try {
        decode(bytes, "some.file");
    } catch (const Error& error) {
        return std::string(error.what()).starts_with("some.file: the picture is damaged");
    }
    return false;
}

/// What is written to the program's standard error meanwhile.
class Printed {
  public:
    Printed() : kept_(::dup(2))
    {
        file_.open();
        ::dup2(file_.handle(), 2);
    }
    Printed(const Printed&) = delete;
    Printed& operator=(const Printed&) = delete;
    ~Printed() { ::close(kept_); }

    QByteArray end()
    {
        std::fflush(stderr);
        ::dup2(kept_, 2);
        file_.seek(0);
        return file_.readAll();
    }

  private:
    int kept_;
    QTemporaryFile file_;
};

} // namespace

class TestDamagedPictures : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aJpegThatEndsEarlyIsDamaged();
    void aJpegWithoutItsEndMarkIsWhole();
    void aHoleInAJpegIsNoticed();
    void paddingIsNoDamage();
    void missingScansAreDamage();
    void aPngThatEndsEarlyOrIsSpoiledIsDamaged();
    void aWrongProfileIsNoDamage();
    void otherFormatsAreRefusedOrDamaged();
    void whatIsDecodedBeforeTheDamageIsShown();
    void nothingIsPrinted();
    void spoiledFilesOfAllKindsAreHarmless();
    void whatIsOddIsTold();
    void inksBecomeColours();
    void jpegsAreDecodedAsOpenCvDecodesThem();
    void pngsAreDecodedAsOpenCvDecodesThem();
};

void TestDamagedPictures::aJpegThatEndsEarlyIsDamaged()
{
    const Bytes jpeg = encodeJpeg(waves(160, 120), 90);
    QCOMPARE(damageOf(jpeg), std::string());
    for (const double share : {0.3, 0.5, 0.7, 0.9, 0.99}) {
        const std::string damage = damageOf(cut(jpeg, share));
        QVERIFY2(damage.starts_with("the data end early: row "), damage.c_str());
        QVERIFY(isRefused(cut(jpeg, share)));
        Bytes closed = cut(jpeg, share); // as some programs repair it
        append(closed, bytesOf({0xFF, 0xD9}));
        QVERIFY2(damageOf(closed).starts_with("the data are spoiled, which shows at row "), damageOf(closed).c_str());
        QVERIFY(isRefused(closed));
    }
}

void TestDamagedPictures::aJpegWithoutItsEndMarkIsWhole()
{
    const Image picture = waves(160, 120);
    const Bytes jpeg = encodeJpeg(picture, 90);
    QCOMPARE(damageOf({jpeg.begin(), jpeg.end() - 2}), std::string());
    QVERIFY(decode(Bytes(jpeg.begin(), jpeg.end() - 2), "a").rgb == decode(jpeg, "b").rgb);
    Bytes longer = jpeg;
    append(longer, Bytes(1000, std::byte{7})); // what follows the end is not the picture's
    QCOMPARE(damageOf(longer), std::string());
}

void TestDamagedPictures::aHoleInAJpegIsNoticed()
{
    cv::Mat clouds(30, 40, CV_8UC3); // no two blocks are alike
    cv::RNG random(1);
    random.fill(clouds, cv::RNG::UNIFORM, 0, 256);
    cv::resize(clouds, clouds, {320, 240}, 0, 0, cv::INTER_CUBIC);
    const Bytes jpeg = encoded(".jpg", clouds, {cv::IMWRITE_JPEG_QUALITY, 90});
    int noticed = 0, all = 0;
    for (const std::byte value : {std::byte{0}, std::byte{0x55}, std::byte{0xAA}, std::byte{0xFF}})
        for (const double from : {0.3, 0.5, 0.7})
            for (const std::size_t count : {200U, 2000U}) {
                ++all;
                const bool seen = !damageOf(holed(jpeg, from, count, value)).empty();
                QVERIFY(seen || count < 2000);
                noticed += seen ? 1 : 0;
            }
    // A small hole that decodes to as many blocks as were lost cannot be noticed by anybody; the rest is as it was.
    QVERIFY2(noticed >= all - 4, qPrintable(QString("%1 of %2").arg(noticed).arg(all)));
}

void TestDamagedPictures::paddingIsNoDamage()
{
    const Bytes jpeg = encodeJpeg(waves(160, 120), 90);
    const auto filled = [&jpeg](const Bytes& filling) {
        Bytes longer = jpeg;
        longer.insert(longer.end() - 2, filling.begin(), filling.end());
        return longer;
    };
    QCOMPARE(damageOf(filled(Bytes(500, std::byte{0}))), std::string());
    QCOMPARE(damageOf(filled(Bytes(500, std::byte{0xFF}))), std::string());
    QCOMPARE(damageOf(filled(bytesOf({1, 2, 3}))), std::string());
    Bytes more;
    for (int i = 0; i < 200; ++i)
        more.push_back(static_cast<std::byte>(i * 7 % 251));
    QVERIFY(!damageOf(filled(more)).empty()); // data of blocks that nothing asked for
    Bytes between = jpeg; // junk between the header's segments
    const Bytes junk = bytesOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    between.insert(between.begin() + 20, junk.begin(), junk.end());
    // Our own reader of headers is stricter than libjpeg.
    QCOMPARE(damageOf(between), std::string("none"));
}

void TestDamagedPictures::missingScansAreDamage()
{
    const Bytes jpeg = progressive(waves(160, 120));
    QCOMPARE(damageOf(jpeg), std::string());
    // Cut before each scan: what is there is whole in itself, but coarse.
    int scans = 0;
    for (std::size_t i = 2; i + 1 < jpeg.size(); ++i) {
        if (jpeg[i] != std::byte{0xFF} || jpeg[i + 1] != std::byte{0xDA}) continue;
        if (++scans == 1) continue;
        Bytes coarse(jpeg.begin(), jpeg.begin() + static_cast<std::ptrdiff_t>(i));
        QVERIFY(isRefused(coarse));
        append(coarse, bytesOf({0xFF, 0xD9}));
        QVERIFY2(isRefused(coarse), qPrintable(QString("before scan %1").arg(scans)));
    }
    QVERIFY(scans > 3);
    for (const double share : {0.4, 0.6, 0.95})
        QVERIFY(isRefused(cut(jpeg, share)));
}

void TestDamagedPictures::aPngThatEndsEarlyOrIsSpoiledIsDamaged()
{
    for (const Image& picture : {waves(160, 120), noisePicture(90, 70, 1)}) {
        const Bytes png = encodePng(picture);
        QCOMPARE(damageOf(png), std::string());
        for (const double share : {0.3, 0.6, 0.9})
            QVERIFY2(isRefused(cut(png, share)), damageOf(cut(png, share)).c_str());
        QCOMPARE(damageOf({png.begin(), png.end() - 12}), std::string("the data end early")); // all but its end mark
        for (const double from : {0.3, 0.6, 0.9})
            QVERIFY2(!damageOf(holed(png, from, 30, std::byte{0x55})).empty(), qPrintable(QString::number(from)));
        QVERIFY(!damageOf(holed(png, 0.5, 1, std::byte{0x55})).empty());
    }
    const std::string damage = damageOf(cut(encodePng(noisePicture(90, 70, 1)), 0.5));
    QVERIFY2(damage.starts_with("the data end early: row 3") && damage.ends_with("of 70 and what follows are missing"),
             damage.c_str());
}

void TestDamagedPictures::aWrongProfileIsNoDamage()
{
    const Bytes png = encodePng(waves(32, 24));
    Bytes profile = bytesOf("profile");
    append(profile, bytesOf({0, 0, 1, 2, 3, 4}));
    const Bytes odd = withPngChunk(png, pngChunk("iCCP", profile));
    QCOMPARE(damageOf(odd), std::string());
    QVERIFY(decode(odd, "odd").rgb == decode(png, "even").rgb);
    Bytes spoiled = withPngChunk(png, pngChunk("tEXt", bytesOf("Comment"))); // and a wrong checksum of a comment
    spoiled[33 + 8 + 7] ^= std::byte{1};
    QCOMPARE(damageOf(spoiled), std::string());
}

void TestDamagedPictures::otherFormatsAreRefusedOrDamaged()
{
    const cv::Mat picture = bgrOf(waves(160, 120));
    for (const char* extension : {".bmp", ".webp", ".tif", ".ppm"}) {
        const Bytes bytes = encoded(extension, picture);
        QCOMPARE(damageOf(bytes), std::string());
        for (const double share : {0.3, 0.6, 0.9})
            QVERIFY2(!damageOf(cut(bytes, share)).empty(), extension);
    }
    // Of compressed data in the middle of a TIFF OpenCV takes what it gets.
    const Bytes deflated = encoded(".tif", picture, {cv::IMWRITE_TIFF_COMPRESSION, 8});
    QCOMPARE(damageOf(deflated), std::string());
    QCOMPARE(damageOf(holed(deflated, 0.5, 300, std::byte{0x55})), std::string("the data are spoiled or end early"));
    // A TIFF whose directory stands before the pixels, which are cut.
    const Bytes plain = tiffBytes(waves(160, 120), {});
    QCOMPARE(damageOf(plain), std::string());
    QVERIFY(!damageOf(cut(plain, 0.6)).empty());
}

void TestDamagedPictures::whatIsDecodedBeforeTheDamageIsShown()
{
    const Image picture = waves(160, 120);
    for (const Bytes& bytes : {encodeJpeg(picture, 95), encodePng(picture)}) {
        const Image whole = decode(bytes, "whole");
        const DecodedPicture half = decodeLeniently(cut(bytes, 0.6), "half");
        QVERIFY(!half.whole());
        QVERIFY(half.image.size() == whole.size());
        QVERIFY(std::equal(whole.rgb.begin(), whole.rgb.begin() + 160 * 40 * 3, half.image.rgb.begin()));
        QVERIFY(whole.rgb != half.image.rgb);
    }
    QTemporaryFile file;
    QVERIFY(file.open());
    writeFileAtomically(file.fileName().toStdString(), cut(encodeJpeg(picture, 95), 0.6));
    QVERIFY(!thumbnail(file.fileName().toStdString(), 40).whole());
    QVERIFY_EXCEPTION_THROWN(decodeFile(file.fileName().toStdString()), Error);
}

void TestDamagedPictures::nothingIsPrinted()
{
    const Image picture = waves(160, 120);
    const cv::Mat bgr = bgrOf(picture);
    std::vector<Bytes> files;
    for (const char* extension : {".jpg", ".png", ".bmp", ".webp", ".tif", ".ppm"})
        for (const Bytes& bytes : {encoded(extension, bgr)})
            for (const double share : {0.2, 0.5, 0.8}) {
                files.push_back(cut(bytes, share));
                files.push_back(holed(bytes, share, 300, std::byte{0x55}));
            }
    Bytes profile = bytesOf("profile");
    append(profile, bytesOf({0, 0, 1, 2, 3, 4}));
    files.push_back(withPngChunk(encodePng(picture), pngChunk("iCCP", profile)));
    Printed printed;
    const auto decodeAll = [&files] {
        for (const Bytes& file : files)
            damageOf(file);
    };
    std::thread other(decodeAll);
    decodeAll();
    other.join();
    QCOMPARE(printed.end(), QByteArray());
}

void TestDamagedPictures::spoiledFilesOfAllKindsAreHarmless()
{
    const Image picture = waves(24, 16);
    cv::Mat glass, deep;
    cv::cvtColor(bgrOf(picture), glass, cv::COLOR_BGR2BGRA);
    glass.at<cv::Vec4b>(3, 3)[3] = 100;
    bgrOf(picture).convertTo(deep, CV_16U, 257);
    std::vector<Bytes> files{encodeJpeg(picture), progressive(picture), withOrientation(encodeJpeg(picture), 6),
                             encoded(".png", glass), encoded(".png", deep), encoded(".webp", bgrOf(picture)),
                             encoded(".bmp", bgrOf(picture)), encoded(".ppm", bgrOf(picture)), encoded(".tif", deep),
                             tiffBytes(picture, {.orientation = 7, .pages = 2}), tiffBytes(picture, {.bigTiff = true}),
                             withPngChunk(encodePng(picture), pngChunk("eXIf", exifBytes(8)), true)};
    for (const Bytes& file : files)
        QVERIFY(rc::check("spoiled", [&file] {
            DecodeOptions small;
            small.maxPixels = 1'000'000;
            const Bytes bytes = *spoiled(file);
            try {
                const DecodedPicture decoded = decodeLeniently(bytes, "memory", small);
                RC_ASSERT(std::ssize(decoded.image.rgb) == std::ptrdiff_t{decoded.image.width} * decoded.image.height * 3);
                RC_ASSERT(decoded.image.size() == parseHeader(bytes)->size());
            } catch (const Error& error) {
                RC_ASSERT(std::string(error.what()).starts_with("memory: "));
            }
        }));
}

void TestDamagedPictures::whatIsOddIsTold()
{
    const Image picture = waves(20, 10);
    const auto decoded = [](const Bytes& bytes) { return decodeLeniently(bytes, "memory"); };
    const DecodedPicture plain = decoded(encodePng(picture));
    QVERIFY(plain.frames == 1 && plain.bits == 8 && !plain.cmyk && !plain.transparent);
    cv::Mat deep;
    bgrOf(picture).convertTo(deep, CV_16U, 257);
    QCOMPARE(decoded(encoded(".png", deep)).bits, 16);
    QCOMPARE(decoded(encoded(".tif", deep)).bits, 16);
    QVERIFY(decoded(encoded(".png", deep)).image.rgb == picture.rgb);
    QCOMPARE(decoded(withPngChunk(encodePng(picture), pngChunk("acTL", bytesOf({0, 0, 0, 3, 0, 0, 0, 0})))).frames, 3);
    QCOMPARE(decoded(tiffBytes(picture, {.pages = 4})).frames, 4);
    cv::Mat glass;
    cv::cvtColor(bgrOf(picture), glass, cv::COLOR_BGR2BGRA);
    for (const char* extension : {".png", ".webp"}) {
        glass.at<cv::Vec4b>(3, 3)[3] = 255;
        QVERIFY2(!decoded(encoded(extension, glass)).transparent, extension);
        glass.at<cv::Vec4b>(3, 3)[3] = 100;
        QVERIFY2(decoded(encoded(extension, glass)).transparent, extension);
    }
    OddityTally tally;
    tally.add(plain, "plain.png");
    QVERIFY(tally.messages().empty());
    tally.add(decoded(encoded(".png", deep)), "z.png");
    tally.add(decoded(encoded(".png", deep)), "deep.png");
    tally.add(decoded(tiffBytes(picture, {.pages = 2})), "pages.tif");
    const auto messages = tally.messages();
    QCOMPARE(messages.size(), 2U);
    QVERIFY(messages[0].english().find("1 (the first is pages.tif)") != std::string::npos);
    QVERIFY(messages[1].english().find("2 (the first is deep.png)") != std::string::npos);
}

void TestDamagedPictures::inksBecomeColours()
{
    // Red is no cyan, all magenta and yellow, no black; Adobe's writers store the inverse and leave their mark.
    const DecodedPicture adobe = decodeLeniently(cmykJpeg({255, 0, 0, 255}, true), "memory");
    const DecodedPicture plain = decodeLeniently(cmykJpeg({0, 255, 255, 0}, false), "memory");
    for (const DecodedPicture* picture : {&adobe, &plain}) {
        QVERIFY(picture->cmyk && picture->whole());
        QVERIFY(picture->image.size() == (Size{16, 8}));
        const std::uint8_t* pixel = picture->image.pixel(5, 5);
        QVERIFY2(pixel[0] > 250 && pixel[1] < 5 && pixel[2] < 5,
                 qPrintable(QString("%1 %2 %3").arg(pixel[0]).arg(pixel[1]).arg(pixel[2])));
    }
    const Bytes bytes = cmykJpeg({200, 90, 10, 120}, true);
    const cv::Mat theirs = cv::imdecode(cv::Mat(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::byte*>(bytes.data())),
                                        cv::IMREAD_COLOR);
    QVERIFY(cv::norm(bgrOf(decode(bytes, "memory")), theirs, cv::NORM_INF) == 0);
}

void TestDamagedPictures::jpegsAreDecodedAsOpenCvDecodesThem()
{
    QVERIFY(rc::check("jpeg", [] {
        const Image picture = waves(*rc::gen::inRange(1, 70), *rc::gen::inRange(1, 70));
        cv::Mat source = bgrOf(picture);
        if (*rc::gen::arbitrary<bool>()) cv::cvtColor(source, source, cv::COLOR_BGR2GRAY);
        const Bytes jpeg = encoded(".jpg", source,
                                   {cv::IMWRITE_JPEG_QUALITY, *rc::gen::inRange(20, 101), cv::IMWRITE_JPEG_PROGRESSIVE,
                                    *rc::gen::inRange(0, 2), cv::IMWRITE_JPEG_RST_INTERVAL, *rc::gen::inRange(0, 4)});
        const DecodedPicture ours = decodeLeniently(jpeg, "memory");
        RC_ASSERT(ours.damage.english() == "");
        const cv::Mat theirs = cv::imdecode(cv::Mat(1, static_cast<int>(jpeg.size()), CV_8U, const_cast<std::byte*>(jpeg.data())),
                                            cv::IMREAD_COLOR);
        RC_ASSERT(cv::norm(bgrOf(ours.image), theirs, cv::NORM_INF) == 0);
    }));
}

void TestDamagedPictures::pngsAreDecodedAsOpenCvDecodesThem()
{
    QVERIFY(rc::check("png", [] {
        const Image picture = noisePicture(*rc::gen::inRange(1, 40), *rc::gen::inRange(1, 40), *rc::gen::inRange(0, 99));
        cv::Mat source = bgrOf(picture);
        const int kind = *rc::gen::inRange(0, 5);
        if (kind == 1 || kind == 4) cv::cvtColor(source, source, cv::COLOR_BGR2GRAY);
        if (kind == 2) cv::cvtColor(source, source, cv::COLOR_BGR2BGRA);
        if (kind == 3) source.convertTo(source, CV_16U, 251);
        std::vector<int> parameters;
        if (kind == 4) parameters = {cv::IMWRITE_PNG_BILEVEL, 1};
        const Bytes png = encoded(".png", source, parameters);
        const DecodedPicture ours = decodeLeniently(png, "memory");
        RC_ASSERT(ours.whole());
        const cv::Mat theirs = cv::imdecode(cv::Mat(1, static_cast<int>(png.size()), CV_8U, const_cast<std::byte*>(png.data())),
                                            cv::IMREAD_COLOR);
        RC_ASSERT(cv::norm(bgrOf(ours.image), theirs, cv::NORM_INF) == 0);
    }));
}

QTEST_GUILESS_MAIN(TestDamagedPictures)
#include "test_damaged_pictures.moc"
