// The size of a picture is the one in its header, upright, whatever the annotations say of it.
#include "core/dataset/image_record.h"
#include "core/imaging/image_header.h"
#include "tests/support/dataset_import.h"

#include <QTest>

#include <string>
#include <string_view>
#include <vector>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::Folder;
using blindspot::testing::Lab;
using blindspot::testing::warningsOf;

namespace {

/// A JPEG whose camera was held as EXIF's `orientation` says.
void writeTurned(const Folder& folder, const std::string& name, int width, int height, char orientation)
{
    const std::vector<std::byte> jpeg = imaging::encodeJpeg(imaging::Image(width, height, 90));
    const std::string_view bytes(reinterpret_cast<const char*>(jpeg.data()), jpeg.size());
    std::string exif("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 32);
    exif[6 + 8 + 2 + 8 + 1] = orientation;
    const std::size_t length = exif.size() + 2;
    folder.write(name, std::string(bytes.substr(0, 2)) + "\xFF\xE1" + static_cast<char>(length >> 8) +
                           static_cast<char>(length & 0xFF) + exif + std::string(bytes.substr(2)));
}

std::string file(const std::string& name, int width, int height, const std::string& boxes)
{
    std::string annotations;
    for (std::size_t start = 0; start < boxes.size();) {
        const std::size_t end = std::min(boxes.find(';', start), boxes.size());
        annotations += (start == 0 ? "" : ", ") +
                       std::string(R"({"image_id": 1, "category_id": 1, "bbox": [)") +
                       boxes.substr(start, end - start) + "]}";
        start = end + 1;
    }
    return R"({"images": [{"id": 1, "file_name": ")" + name + "\", \"width\": " + std::to_string(width) +
           R"(, "height": )" + std::to_string(height) +
           R"(}], "categories": [{"id": 1, "name": "person"}], "annotations": [)" + annotations + "]}";
}

} // namespace

class TestImportSizes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theHeaderIsTheTruth_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<QString>("boxes");
        QTest::addColumn<QString>("first"); // of the boxes in the index
        QTest::addColumn<int>("kept");
        QTest::addColumn<QString>("told");
        // plain.png: 320 x 240; turned.jpg: stored 320 x 240, upright 240 x 320.
        QTest::newRow("the same") << "plain.png" << 320 << 240 << "20,30,60,90"
                                  << "20 30 60 90" << 1 << "";
        QTest::newRow("a pixel off") << "plain.png" << 321 << 239 << "20,30,60,90"
                                     << "20 30 60 90" << 1 << "";
        QTest::newRow("not said") << "plain.png" << 0 << 0 << "20,30,60,90"
                                  << "20 30 60 90" << 1 << "";
        QTest::newRow("made smaller") << "plain.png" << 1280 << 960 << "80,120,240,360"
                                      << "20 30 60 90" << 1
                                      << "in the same shape: 1 (plain.png has 320 x 240 pixels, not 1280 x "
                                         "960); their boxes (1) were scaled";
        QTest::newRow("made larger") << "plain.png" << 160 << 120 << "10,15,30,45"
                                     << "20 30 60 90" << 1 << "were scaled";
        QTest::newRow("fits the picture alone")
            << "plain.png" << 160 << 120 << "20,30,60,90;200,100,100,100"
            << "20 30 60 90" << 2 << "fit the pictures alone and are taken as they are";
        QTest::newRow("turned, upright boxes") << "turned.jpg" << 320 << 240 << "30,240,90,60"
                                               << "30 240 90 60" << 1 << "camera's orientation (EXIF)";
        QTest::newRow("turned, upright size") << "turned.jpg" << 240 << 320 << "30,240,90,60"
                                              << "30 240 90 60" << 1 << "";
        QTest::newRow("turned, boxes from before")
            << "turned.jpg" << 320 << 240 << "30,24,90,60;250,10,60,60"
            << "30 24 90 60" << 1 << "1 of them reach out of the picture";
        QTest::newRow("wrong way round") << "plain.png" << 240 << 320 << "20,30,60,90"
                                         << "20 30 60 90" << 1 << "in another shape";
        QTest::newRow("another shape") << "plain.png" << 300 << 300 << "20,30,60,90;20,200,60,90"
                                       << "20 30 60 90" << 2 << "1 of them reach out of the picture";
    }
    void theHeaderIsTheTruth()
    {
        QFETCH(QString, picture);
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(QString, boxes);
        QFETCH(QString, first);
        QFETCH(int, kept);
        QFETCH(QString, told);
        Folder folder;
        Lab lab;
        folder.writePicture("plain.png", 320, 240);
        writeTurned(folder, "turned.jpg", 320, 240, 6);
        const ImportResult result = lab.import(
            "coco", folder.write("c.json", file(picture.toStdString(), width, height, boxes.toStdString())));
        const auto records = readDataset(lab.database(), "set");
        QCOMPARE(records[0].width, picture == "plain.png" ? 320 : 240);
        QCOMPARE(std::ssize(records[0].annotations), kept);
        const Box& box = records[0].annotations.at(0).box;
        QCOMPARE(QString("%1 %2 %3 %4").arg(box.x1).arg(box.y1).arg(box.width()).arg(box.height()), first);
        QCOMPARE(result.warnings == 0, told.isEmpty());
        QVERIFY2(contains(warningsOf(result), told.toStdString()), warningsOf(result).c_str());
    }

    void vocsSizesAreCheckedAsWell()
    {
        Folder folder;
        Lab lab;
        folder.writePicture("JPEGImages/a.png", 320, 240);
        folder.write(
            "Annotations/a.xml",
            R"(<annotation><filename>a.png</filename><size><width>640</width><height>480</height></size>
            <object><name>dog</name><bndbox><xmin>41</xmin><ymin>61</ymin><xmax>160</xmax><ymax>240</ymax></bndbox></object></annotation>)");
        const ImportResult result = lab.import("voc", folder.path());
        QVERIFY2(contains(warningsOf(result), "were scaled"), warningsOf(result).c_str());
        QVERIFY((readDataset(lab.database(), "set")[0].annotations.at(0).box == Box{20, 30, 80, 120}));
    }

    void picturesWithoutAHeaderAreLeftOutAndTold()
    {
        Folder folder;
        Lab lab;
        folder.writePicture("a.png", 64, 48);
        folder.write("b.png", "no picture");
        const auto json =
            folder.write("c.json", R"({"images": [{"id": 1, "file_name": "a.png", "width": 64, "height": 48},
            {"id": 2, "file_name": "b.png", "width": 64, "height": 48}], "categories": [{"id": 1, "name": "person"}],
            "annotations": [{"image_id": 1, "category_id": 1, "bbox": [1, 1, 9, 9]}, {"image_id": 2, "category_id": 1, "bbox": [1, 1, 9, 9]}]})");
        const ImportResult result = lab.import("coco", json);
        QCOMPARE(result.images, 1);
        QCOMPARE(result.annotations, 1);
        QVERIFY2(result.warnings == 1 && contains(warningsOf(result), "b.png"), warningsOf(result).c_str());
        ImportRequest unchecked{.format = "coco", .source = json, .name = "unchecked", .checkFiles = false};
        QCOMPARE(lab.import(unchecked).images, 2);
    }

    void manyPicturesKeepTheirOwnSizes()
    {
        Folder folder;
        Lab lab;
        std::string images;
        constexpr int count = 300;
        for (int i = 0; i < count; ++i) {
            const std::string name = std::to_string(i) + ".png";
            folder.writePicture(name, 10 + i, 20 + i % 7);
            images += (i == 0 ? "" : ", ") + std::string("{\"id\": ") + std::to_string(count - i) +
                      ", \"file_name\": \"" + name + "\"}";
        }
        lab.import("coco", folder.write("c.json", R"({"images": [)" + images + "]}"));
        for (const ImageRecord& record : readDataset(lab.database(), "set")) {
            const int number = std::stoi(record.path.stem().string());
            QCOMPARE(record.width, 10 + number);
            QCOMPARE(record.height, 20 + number % 7);
        }
    }
};

QTEST_GUILESS_MAIN(TestImportSizes)
#include "test_import_sizes.moc"
