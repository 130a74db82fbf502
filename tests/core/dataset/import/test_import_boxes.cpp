// Ids and boxes as other programs write them: what is kept, what is told, and what is asked.
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "tests/support/dataset_import.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
using blindspot::testing::Folder;
using blindspot::testing::Lab;
using blindspot::testing::warningsOf;

namespace {

/// Two pictures of 640 x 480, a.png and b.png, with whatever ids.
std::string file(const std::string& first, const std::string& second, const std::string& annotations,
                 const std::string& categories = R"([{"id": 1, "name": "person"}, {"id": 2, "name": "car"}])")
{
    return R"({"images": [{"id": )" + first +
           R"(, "file_name": "a.png", "width": 640, "height": 480}, {"id": )" + second +
           R"(, "file_name": "b.png", "width": 640, "height": 480}], "categories": )" + categories +
           R"(, "annotations": [)" + annotations + "]}";
}

/// A folder with both, and what comes of a file.
struct Pair {
    Folder folder;
    Lab lab;

    Pair()
    {
        folder.writePicture("a.png", 640, 480);
        folder.writePicture("b.png", 640, 480);
    }
    ImportResult import(const std::string& text, BoxForm boxes = BoxForm::Unstated)
    {
        ImportRequest request{.format = "coco", .source = folder.write("c.json", text), .name = "set"};
        request.replace = true;
        request.boxes = boxes;
        return lab.import(request);
    }
    std::string refusal(const std::string& text, BoxForm boxes = BoxForm::Unstated)
    {
        return errorOf([&] { import(text, boxes); });
    }
    std::vector<ImageRecord> records() { return readDataset(lab.database(), "set"); }
};

} // namespace

class TestImportBoxes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void idsOfAnnotationsHaveNoMeaning_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("third");
        QTest::newRow("anew in each image") << "\"id\": 1,"
                                            << "\"id\": 2,"
                                            << "\"id\": 1,";
        QTest::newRow("all 0") << "\"id\": 0,"
                               << "\"id\": 0,"
                               << "\"id\": 0,";
        QTest::newRow("none") << ""
                              << ""
                              << "";
        QTest::newRow("null") << "\"id\": null,"
                              << "\"id\": null,"
                              << "\"id\": null,";
        QTest::newRow("with a point") << "\"id\": 1.0,"
                                      << "\"id\": 2.0,"
                                      << "\"id\": 1.0,";
        QTest::newRow("halves") << "\"id\": 1.5,"
                                << "\"id\": 1.5,"
                                << "\"id\": 1.5,";
        QTest::newRow("texts") << "\"id\": \"77aa\","
                               << "\"id\": \"77aa\","
                               << "\"id\": \"\",";
        QTest::newRow("mixed") << "\"id\": \"1\","
                               << "\"id\": 1,"
                               << "\"id\": true,";
        QTest::newRow("larger than 64 bits") << "\"id\": 99999999999999999999,"
                                             << "\"id\": -1,"
                                             << "\"id\": 18446744073709551615,";
    }
    void idsOfAnnotationsHaveNoMeaning()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, third);
        Pair pair;
        const auto box = [](const QString& id, int image, int x) {
            return "{" + id.toStdString() + "\"image_id\": " + std::to_string(image) +
                   R"(, "category_id": 1, "bbox": [)" + std::to_string(x) + ", 10, 50, 60]}";
        };
        const ImportResult result = pair.import(
            file("1", "2", box(first, 1, 10) + "," + box(second, 1, 100) + "," + box(third, 2, 10)));
        QCOMPARE(result.annotations, 3);
        QVERIFY2(result.warnings == 0, warningsOf(result).c_str());
        QCOMPARE(pair.records()[0].annotations.at(1).box.x1, 100.0);
        QCOMPARE(std::ssize(pair.records()[1].annotations), 1);
    }

    void equalBoxesOfOtherIdsStay()
    {
        Pair pair;
        const auto box = [](const char* id) {
            return std::string("{") + id + "\"image_id\": 1, \"category_id\": 1, \"bbox\": [10, 10, 50, 60]}";
        };
        QCOMPARE(
            pair.import(file("1", "2",
                             box("\"id\": 1,") + "," + box("\"id\": 2,") + "," + box("") + "," + box("")))
                .annotations,
            4);
        const ImportResult result = pair.import(file(
            "1", "2", box("\"id\": \"u\",") + "," + box("\"id\": \"v\",") + "," + box("\"id\": \"u\",")));
        QCOMPARE(result.annotations, 2);
        QVERIFY2(contains(warningsOf(result), "written a second time, with the same id, class and box: 1"),
                 warningsOf(result).c_str());
    }

    void textsAreIds_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("category");
        QTest::newRow("numbers as texts") << "\"1\""
                                          << "\"2\""
                                          << "\"2\""
                                          << "\"1\"";
        QTest::newRow("texts for numbers") << "\"1\""
                                           << "\"2\""
                                           << "2"
                                           << "1";
        QTest::newRow("numbers for texts") << "1"
                                           << "2"
                                           << "\"2\""
                                           << "\"1\"";
        QTest::newRow("with a point") << "1"
                                      << "2.0"
                                      << "2"
                                      << "1.0";
        QTest::newRow("UUIDs") << "\"9c1f-1-im\""
                               << "\"9c1f-0-im\""
                               << "\"9c1f-0-im\""
                               << "1";
        QTest::newRow("one of each") << "\"x\""
                                     << "7"
                                     << "7"
                                     << "1";
        QTest::newRow("above 2^53") << "9007199254740992"
                                    << "9007199254740993"
                                    << "9007199254740993"
                                    << "1";
        QTest::newRow("above 2^63") << "18446744073709551614"
                                    << "18446744073709551615"
                                    << "\"18446744073709551615\""
                                    << "1";
        QTest::newRow("names of files") << "\"a.png\""
                                        << "\"b.png\""
                                        << "\"b.png\""
                                        << "1";
    }
    void textsAreIds()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, reference);
        QFETCH(QString, category);
        const std::string box = R"({"image_id": )" + reference.toStdString() + R"(, "category_id": )" +
                                category.toStdString() + R"(, "bbox": [10, 10, 50, 60]})";
        const std::string inOrder = file(first.toStdString(), second.toStdString(), box);
        const std::string section = ", \"annotations\": [" + box + "]";
        const std::string before =
            "{" + section.substr(2) + ", " + inOrder.substr(1, inOrder.find(section) - 1) + "}";
        Pair pair;
        for (const std::string& text : {inOrder, before}) {
            const ImportResult result = pair.import(text);
            QVERIFY2(result.annotations == 1 && result.warnings == 0, warningsOf(result).c_str());
            const ImageCounts counts = countsOf(pair);
            QCOMPARE(counts.ofA, 0);
            QCOMPARE(counts.ofB, 1);
        }
    }

    void textsKeepTheOrderOfTheFile()
    {
        Folder folder;
        Lab lab;
        std::string images, boxes;
        for (int i = 0; i < 30; ++i) {
            const std::string name = std::to_string(29 - i) + ".png";
            folder.writePicture(name, 64, 48);
            images += (i == 0 ? "" : ", ") + std::string("{\"id\": \"im-") + name + "\", \"file_name\": \"" +
                      name + "\"}";
            boxes = std::string("{\"image_id\": \"im-") + name +
                    "\", \"category_id\": \"thing\", \"bbox\": [1, 2, 3, 4]}" + (i == 0 ? "" : ", ") +
                    boxes; // from the last to the first
        }
        const auto text = R"({"annotations": [)" + boxes + R"(], "images": [)" + images +
                          R"(], "categories": [{"id": "thing", "name": "car"}]})";
        lab.import("coco", folder.write("c.json", text));
        const auto records = readDataset(lab.database(), "set");
        QCOMPARE(std::ssize(records), 30);
        for (std::size_t i = 0; i < records.size(); ++i) {
            QCOMPARE(records[i].path.filename().string(), std::to_string(29 - i) + ".png");
            QCOMPARE(records[i].sourceId, static_cast<std::int64_t>(i + 1));
            QCOMPARE(std::ssize(records[i].annotations), 1);
        }
    }

    void boxesComeFromSegmentations_data()
    {
        QTest::addColumn<QString>("fields");
        const char* polygon = "\"segmentation\": [[20, 30, 80, 30, 80, 120, 20, 120]]";
        QTest::newRow("alone") << polygon;
        QTest::newRow("with a null") << QString("\"bbox\": null, %1").arg(polygon);
        QTest::newRow("with nothing in it") << QString(R"(%1, "bbox": [])").arg(polygon);
        QTest::newRow("with noughts") << QString("\"bbox\": [0, 0, 0, 0], %1").arg(polygon);
        QTest::newRow("with nulls") << QString("\"bbox\": [null, null, null, NaN], %1").arg(polygon);
        QTest::newRow("two parts") << "\"segmentation\": [[20, 30, 50, 60], [60, 70, 80, 120]]";
        QTest::newRow("over lines") << "\"segmentation\" :\n [\n[20,\n30, 80, 120]\n]";
        QTest::newRow("runs")
            << "\"segmentation\": {\"size\": [480, 640], \"counts\": [9630, 90, 390, 90, 27750, 90, 269160]}";
        QTest::newRow("numbers as texts") << "\"bbox\": [\"20\", \"30\", \"60\", \"90\"]";
        QTest::newRow("a list as text") << "\"bbox\": \"[20, 30, 60, 90]\"";
        QTest::newRow("the bbox goes first")
            << "\"bbox\": [20, 30, 60, 90], \"segmentation\": [[1, 2, 3, 4]]";
    }
    void boxesComeFromSegmentations()
    {
        QFETCH(QString, fields);
        Pair pair;
        std::string boxes = "{" + fields.toStdString() + R"(, "id": 1, "image_id": 1, "category_id": 1})";
        // After much else, so that it is not in the first block that is read.
        std::string others;
        for (int i = 0; i < 3000; ++i)
            others += R"({"id": 5, "image_id": 2, "category_id": 2, "bbox": [1, 1, 9, 9], "area": )" +
                      std::to_string(i) + R"(, "segmentation": [[)" + std::string(200, '7') + "]]}, ";
        const ImportResult result = pair.import(file("1", "2", others + boxes));
        const auto records = pair.records();
        QVERIFY2(std::ssize(records[0].annotations) == 1, warningsOf(result).c_str());
        QVERIFY((records[0].annotations[0].box == Box{20, 30, 80, 120}));
    }

    void formsThatContradictCocoAreAsked()
    {
        Pair pair;
        const std::string fractions = file(
            "1", "2", R"({"image_id": 1, "category_id": 1, "bbox": [0.1, 0.25, 0.5, 0.5], "area": 0.25})");
        const std::string before = pair.lab.everything();
        std::string refusal = pair.refusal(fractions);
        QVERIFY2(contains(refusal, "look normalised: all 1 lie between 0 and 1") &&
                     contains(refusal, "--boxes fractions"),
                 refusal.c_str());
        QCOMPARE(pair.lab.everything(), before);
        QCOMPARE(pair.import(fractions, BoxForm::Fractions).warnings, 0);
        QVERIFY((pair.records()[0].annotations.at(0).box == Box{64, 120, 384, 360}));
        QCOMPARE(pair.records()[0].annotations[0].area, 320.0 * 240);
        const ImportResult tiny = pair.import(fractions, BoxForm::Size);
        QVERIFY2(contains(warningsOf(tiny), "boxes of less than 2 pixels in width or height: 1 of 1"),
                 warningsOf(tiny).c_str());

        const std::string corners =
            file("1", "2", R"({"image_id": 1, "category_id": 1, "bbox": [400, 300, 600, 450]},
            {"image_id": 2, "category_id": 1, "bbox": [350, 20, 400, 60]})");
        refusal = pair.refusal(corners);
        QVERIFY2(contains(refusal, "look like corners") && contains(refusal, "--boxes corners"),
                 refusal.c_str());
        pair.import(corners, BoxForm::Corners);
        QVERIFY((pair.records()[1].annotations.at(0).box == Box{350, 20, 400, 60}));
        QCOMPARE(pair.import(corners, BoxForm::Size).annotations, 2);
    }

    void tinyBoxesAreTold()
    {
        Pair pair;
        const ImportResult result =
            pair.import(file("1", "2", R"({"image_id": 1, "category_id": 1, "bbox": [10, 10, 1.5, 60]},
            {"image_id": 2, "category_id": 1, "bbox": [10, 10, 2, 60]})"));
        QCOMPARE(result.annotations, 2);
        QVERIFY2(contains(warningsOf(result),
                          "boxes of less than 2 pixels in width or height: 1 of 2 (the first on image 1)"),
                 warningsOf(result).c_str());
    }

    void aFileWithoutOneBoxOfUseIsRefused()
    {
        Pair pair;
        const std::string refusal = pair.refusal(
            file("1", "2", R"({"id": 1, "image_id": 1, "category_id": 0, "bbox": [10, 10, 50, 60]})"));
        QVERIFY2(contains(refusal, "none of the 1 annotations can be used") &&
                     contains(refusal, "there is no class 0"),
                 refusal.c_str());
        QCOMPARE(pair.import(file("1", "2", "")).annotations, 0); // none are listed: that is no mistake
        QVERIFY(contains(warningsOf(pair.import(R"({"images": [{"id": 1, "file_name": "a.png"}]})")),
                         "without objects"));
    }

    void classesWithoutNames()
    {
        Pair pair;
        const std::string box =
            R"({"image_id": 1, "category_id": "7x", "bbox": [10, 10, 50, 60]}, {"image_id": 1, "category_id": 3, "bbox": [10, 10, 50, 60]})";
        const ImportResult none = pair.import(file("1", "2", box, "[]"));
        QVERIFY2(none.categories == 2 && contains(warningsOf(none), "the file names no classes"),
                 warningsOf(none).c_str());
        QCOMPARE(pair.records()[0].annotations.at(0).className, std::string("7x"));
        QCOMPARE(pair.records()[0].annotations.at(1).className, std::string("3"));
        const ImportResult groups = pair.import(file(
            "1", "2", box,
            R"([{"id": "7x", "supercategory": "animal"}, {"id": 3, "supercategory": "animal"}, {"id": 4, "name": 12}, {"id": 5}])"));
        QCOMPARE(groups.categories, 4);
        QCOMPARE(groups.warnings, 3);
        std::vector<std::string> names;
        for (const CategoryInfo& category : DatasetIndex(pair.lab.database()).categories("set"))
            names.push_back(category.name);
        std::sort(names.begin(), names.end());
        QCOMPARE(names, (std::vector<std::string>{"12", "3", "5", "animal"}));
    }

    void lvis()
    {
        const std::string text = R"({"images": [
            {"id": 1, "coco_url": "http:\/\/images.example/train2017/a.png", "neg_category_ids": [4], "not_exhaustive_category_ids": []},
            {"id": 2, "coco_url": "http:\/\/images.example/train2017/b.png?x=1", "neg_category_ids": [], "not_exhaustive_category_ids": [1]}],
            "annotations": [{"id": 1, "image_id": 2, "category_id": 1, "bbox": [10, 10, 50, 60]}],
            "categories": [{"id": 1, "name": "person", "frequency": "f", "synonyms": ["man"], "synset": "person.n.01"}]})";
        Pair pair;
        const ImportResult result = pair.import(text);
        QCOMPARE(result.annotations, 1);
        QVERIFY2(contains(warningsOf(result), "images without file_name: 2") &&
                     contains(warningsOf(result), "some class are marked: 1)"),
                 warningsOf(result).c_str());
        QVERIFY(pair.records()[1].path.filename() == "b.png");
        // As it is downloaded: the parts are folders.
        Folder folder;
        Lab lab;
        folder.writePicture("train2017/a.png", 64, 48);
        folder.writePicture("train2017/b.png", 64, 48);
        QCOMPARE(lab.import("coco", folder.write("lvis_v1_train.json", text)).images, 2);
    }

    void aPictureThatIsListedTwiceKeepsItsBoxes()
    {
        Pair pair;
        const ImportResult result =
            pair.import(R"({"images": [{"id": 1, "file_name": "a.png"}, {"id": 9, "file_name": "a.png"}],
            "categories": [{"id": 1, "name": "person"}], "annotations": [
            {"image_id": 1, "category_id": 1, "bbox": [10, 10, 50, 60]}, {"image_id": 9, "category_id": 1, "bbox": [90, 10, 20, 60]}]})");
        QCOMPARE(result.images, 1);
        QCOMPARE(result.annotations, 2);
        QCOMPARE(std::ssize(pair.records()[0].annotations), 2);
        QCOMPARE(DatasetIndex(pair.lab.database()).images({.dataset = "set"})[0].objects, 2);
        QCOMPARE(pair.lab.database().scalar("SELECT smallest_side = 20 FROM images"), 1);
    }

  private:
    struct ImageCounts {
        std::ptrdiff_t ofA = -1, ofB = -1;
    };
    static ImageCounts countsOf(Pair& pair)
    {
        ImageCounts counts;
        for (const ImageRecord& record : pair.records())
            (record.path.filename() == "a.png" ? counts.ofA : counts.ofB) = std::ssize(record.annotations);
        return counts;
    }
};

QTEST_GUILESS_MAIN(TestImportBoxes)
#include "test_import_boxes.moc"
