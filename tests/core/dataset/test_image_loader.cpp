// Loading images: pixels and boxes in the network's input, classes by name, and pictures that cannot be read.
#include "core/common/atomic_file.h"
#include "core/common/box.h"
#include "core/common/threads.h"
#include "core/compute/labelled_image.h"
#include "core/dataset/image_loader.h"
#include "core/dataset/image_tensor.h"
#include "core/imaging/codec.h"
#include "tests/support/dataset_import.h"
#include "tests/support/noise_pictures.h"
#include "tests/support/picture_files.h"

#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::Folder;
using blindspot::testing::Lab;

class TestImageLoader : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void picturesAndBoxesLieInTheInput();
    void contentIsWhereThePictureLies();
    void classesAreFoundByName();
    void unreadablePicturesAreSkipped();
    void damagedPicturesAreSkippedAndOddOnesTold();
    void nothingLeftIsAnError();
    void theNumberOfThreadsChangesNothing();
    void aStopIsObeyed();
    void tensorsAndPicturesAgree();
};

void TestImageLoader::picturesAndBoxesLieInTheInput()
{
    Folder folder;
    Lab lab;
    lab.import("coco", writeSmallCoco(folder), folder / "images");
    const auto records = readDataset(lab.database(), "set");
    StopControl stop;
    std::vector<std::int64_t> steps;
    const auto images = loadImages(records, {.inputSize = 32, .classNames = {"dog", "person"}}, stop,
                                   [&](const Progress& progress) { steps.push_back(progress.done); });
    QVERIFY(steps == (std::vector<std::int64_t>{1, 2, 3}));
    QCOMPARE(std::ssize(images), 3);
    QCOMPARE(images[0].id, records[0].id);
    QVERIFY(images[0].pixels.sizes() == (std::vector<std::int64_t>{3, 32, 32}));
    QVERIFY(images[0].pixels.scalar_type() == at::kByte);
    QCOMPARE(images[0].pixels[0][3][5].item<int>(), 114); // 64 x 48 becomes 32 x 24, 4 rows above
    QCOMPARE(images[0].pixels[2][4][5].item<int>(), 100);
    QCOMPARE(images[0].pixels[2][28][5].item<int>(), 114);
    QVERIFY(images[0].boxes.sizes() == (std::vector<std::int64_t>{1, 4})); // without the crowd
    QVERIFY(images[0].content == (Box{0, 4, 32, 28}));
    const float expected[] = {2, 6.5F, 12, 21.5F};
    for (int i = 0; i < 4; ++i)
        QCOMPARE(images[0].boxes[0][i].item<float>(), expected[i]);
    QCOMPARE(images[0].classes[0].item<int>(), 1);
    QCOMPARE(images[1].classes[0].item<int>(), 0);
    QVERIFY(images[2].boxes.sizes() == (std::vector<std::int64_t>{0, 4}));
}

void TestImageLoader::contentIsWhereThePictureLies()
{
    // Grey like the letterbox's border throughout, or but for its middle: no search for grey could tell.
    Folder folder;
    imaging::Image bordered(64, 48, 114);
    for (int y = 20; y < 30; ++y)
        std::fill(bordered.pixel(10, y), bordered.pixel(40, y), std::uint8_t{200});
    writeFileAtomically(folder / "bordered.png", imaging::encodePng(bordered));
    const auto record = [](const std::filesystem::path& file, int width, int height) {
        ImageRecord one;
        one.path = file;
        one.width = width;
        one.height = height;
        return one;
    };
    const std::vector<ImageRecord> records = {
        record(folder / "bordered.png", 64, 48),
        record(folder.writePicture("grey.png", 64, 48, 114), 64, 48),
        record(folder.writePicture("tall.png", 15, 64, 7), 15, 64),
    };
    StopControl stop;
    const auto images = loadImages(records, {.inputSize = 32}, stop);
    QVERIFY(images[0].content == (Box{0, 4, 32, 28}));
    QVERIFY(images[1].content == (Box{0, 4, 32, 28}));
    QVERIFY(images[2].content == (Box{12, 0, 20, 32})); // 7.5 columns become 8
    QCOMPARE(images[2].pixels[0][5][11].item<int>(), 114);
    QCOMPARE(images[2].pixels[0][5][12].item<int>(), 7);
    QCOMPARE(images[2].pixels[0][5][19].item<int>(), 7);
    QCOMPARE(images[2].pixels[0][5][20].item<int>(), 114);
}

void TestImageLoader::classesAreFoundByName()
{
    Folder folder;
    Lab lab;
    lab.import("coco", writeSmallCoco(folder), folder / "images");
    StopControl stop;
    const auto images = loadImages(readDataset(lab.database(), "set"),
                                   {.inputSize = 32, .classNames = {"car", "Person"}}, stop);
    QCOMPARE(images[1].classes.size(0), 1);
    QCOMPARE(images[1].classes[0].item<int>(), 1);
}

void TestImageLoader::unreadablePicturesAreSkipped()
{
    Folder folder;
    Lab lab;
    lab.import("coco", writeSmallCoco(folder), folder / "images");
    folder.write("images/a.png", "no picture");
    folder.writePicture("images/b.png", 48, 64); // turned after the import
    std::vector<std::string> lines;
    StopControl stop;
    const auto images = loadImages(readDataset(lab.database(), "set"), {.inputSize = 32}, stop, {},
                                   [&](LogLevel, const Message& message) { lines.push_back(message.english()); });
    QCOMPARE(std::ssize(images), 1);
    QCOMPARE(std::ssize(lines), 3);
    QCOMPARE(lines[2], std::string("2 of 3 images cannot be used and are left out"));
    std::sort(lines.begin(), lines.end() - 1);
    QVERIFY(contains(lines[0], "a.png"));
    QVERIFY(contains(lines[1], "48 x 64"));
}

void TestImageLoader::damagedPicturesAreSkippedAndOddOnesTold()
{
    Folder folder;
    const imaging::Image picture = testing::noisePicture(64, 48, 1);
    const auto write = [&folder](const char* name, const testing::Bytes& bytes) {
        const std::filesystem::path file = folder / name;
        writeFileAtomically(file, bytes);
        ImageRecord record;
        record.path = file;
        record.width = 64;
        record.height = 48;
        return record;
    };
    const testing::Bytes jpeg = imaging::encodeJpeg(picture), png = imaging::encodePng(picture);
    const std::vector<ImageRecord> records{
        write("whole.jpg", jpeg),
        write("half.jpg", {jpeg.begin(), jpeg.begin() + std::ssize(jpeg) / 2}),
        write("half.png", {png.begin(), png.begin() + std::ssize(png) / 2}),
        write("pages.tif", testing::tiffBytes(picture, {.pages = 2})),
    };
    std::vector<std::string> lines;
    StopControl stop;
    const auto images = loadImages(records, {.inputSize = 32, .threads = 1}, stop, {},
                                   [&](LogLevel, const Message& message) { lines.push_back(message.english()); });
    QCOMPARE(std::ssize(images), 2);
    QCOMPARE(std::ssize(lines), 4);
    QVERIFY2(contains(lines[0], "half.jpg: the picture is damaged (the data end early"), lines[0].c_str());
    QVERIFY2(contains(lines[1], "half.png: the picture is damaged (the data end early"), lines[1].c_str());
    QCOMPARE(lines[2], std::string("2 of 4 images cannot be used and are left out"));
    QVERIFY2(contains(lines[3], "of which the first is used: 1 (the first is ") && contains(lines[3], "pages.tif"),
             lines[3].c_str());
}

void TestImageLoader::nothingLeftIsAnError()
{
    Folder folder;
    Lab lab;
    lab.import("coco", writeSmallCoco(folder), folder / "images");
    const auto records = readDataset(lab.database(), "set");
    std::filesystem::remove_all(folder / "images");
    StopControl stop;
    try {
        loadImages(records, {}, stop);
        QFAIL("it should have been refused");
    } catch (const Error& error) {
        QVERIFY(contains(error.what(), "none of the 3 images"));
    }
    QVERIFY_EXCEPTION_THROWN(loadImages({}, {}, stop), Error);
    QVERIFY_EXCEPTION_THROWN(loadImages(records, {.inputSize = 0}, stop), Error);
}

void TestImageLoader::theNumberOfThreadsChangesNothing()
{
    Folder folder;
    std::vector<ImageRecord> records;
    for (int i = 0; i < 40; ++i) {
        const auto file =
            folder.writePicture("p" + std::to_string(i) + ".png", 20 + i, 30, static_cast<std::uint8_t>(i));
        ImageRecord& record = records.emplace_back();
        record.id = i;
        record.path = file;
        record.width = 20 + i;
        record.height = 30;
    }
    StopControl stop;
    const auto one = loadImages(records, {.inputSize = 64, .threads = 1}, stop);
    const auto many = loadImages(records, {.inputSize = 64, .threads = 8}, stop);
    QCOMPARE(one.size(), many.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i].id, many[i].id);
        QVERIFY(at::equal(one[i].pixels, many[i].pixels));
    }
    // Where the system gives no more threads the caller does it all.
    const ThreadLimit limit(0);
    QCOMPARE(loadImages(records, {.inputSize = 64, .threads = 8}, stop).size(), one.size());
}

void TestImageLoader::aStopIsObeyed()
{
    Folder folder;
    Lab lab;
    lab.import("coco", writeSmallCoco(folder), folder / "images");
    StopControl stop;
    stop.requestStop();
    QVERIFY_EXCEPTION_THROWN(loadImages(readDataset(lab.database(), "set"), {}, stop), Cancelled);
}

void TestImageLoader::tensorsAndPicturesAgree()
{
    imaging::Image image(3, 2);
    for (std::size_t i = 0; i < image.rgb.size(); ++i)
        image.rgb[i] = static_cast<std::uint8_t>(i * 14);
    const at::Tensor tensor = tensorFromImage(image);
    QVERIFY(tensor.sizes() == (std::vector<std::int64_t>{3, 2, 3}));
    QCOMPARE(tensor[1][0][2].item<int>(), int{image.pixel(2, 0)[1]});
    QVERIFY(imageFromTensor(tensor).rgb == image.rgb);
    const at::Tensor floats = tensor.to(at::kFloat).add(0.4F);
    QVERIFY(imageFromTensor(floats).rgb == image.rgb);
    QCOMPARE(int{imageFromTensor(at::full({3, 1, 1}, 300.0)).rgb[0]}, 255);
    QCOMPARE(int{imageFromTensor(at::full({3, 1, 1}, -5.0)).rgb[0]}, 0);
    QVERIFY_EXCEPTION_THROWN(imageFromTensor(at::full({1, 3, 1}, 1.0)), Error);
}

QTEST_GUILESS_MAIN(TestImageLoader)
#include "test_image_loader.moc"
