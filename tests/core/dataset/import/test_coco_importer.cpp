// Importing COCO's JSON: what comes into the index, what becomes a warning, and what stops with the place.
#include "core/common/box.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "core/dataset/selection.h"
#include "tests/support/dataset_import.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <thread>
#include <vector>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::Folder;
using blindspot::testing::Lab;
using blindspot::testing::warningsOf;

namespace {

std::string oneImage(const std::string& annotations)
{
    return R"({"images": [{"id": 1, "file_name": "a.png", "width": 64, "height": 48}],
               "categories": [{"id": 1, "name": "person"}], "annotations": [)" +
           annotations + "]}";
}

} // namespace

class TestCocoImporter : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void whatIsInTheFileIsInTheIndex();
    void sectionsMayStandInAnyOrder();
    void importingAgainUpdates();
    void badEntriesBecomeWarnings_data();
    void badEntriesBecomeWarnings();
    void boxesAreCutAtTheEdge();
    void anIdOfSeveralPicturesIsNobodys_data();
    void anIdOfSeveralPicturesIsNobodys();
    void anIdGivenTwiceToOnePicture();
    void allIdsGivenTwiceAreRefused();
    void notesCountWhatIsLeft();
    void picturesThatNoEntryLists();
    void missingPicturesAreLeftOut();
    void sizesComeFromThePictureWhereTheFileHasNone();
    void brokenFilesStopWithThePlace_data();
    void brokenFilesStopWithThePlace();
    void theByteIsTheFilesOwn();
    void aPipeIsReadAsAFileIs();
    void aStopLeavesTheIndexAsItWas();
    void aFullDiskLeavesTheIndexAsItWas();
    void spoiledFilesAreHarmless();
    void twoProgramsMayImportAtOnce();
    void realData();
};

void TestCocoImporter::whatIsInTheFileIsInTheIndex()
{
    Folder folder;
    Lab lab;
    const ImportResult result = lab.import("coco", writeSmallCoco(folder), folder / "images");
    QCOMPARE(result.dataset, std::string("set"));
    QCOMPARE(result.images, 3);
    QCOMPARE(result.annotations, 4);
    QCOMPARE(result.categories, 2);
    QCOMPARE(result.warnings, 0);
    const auto records = readDataset(lab.database(), "set");
    QCOMPARE(std::ssize(records), 3);
    QVERIFY(records[0].path == folder / "images/a.png");
    QCOMPARE(records[0].width, 64);
    QCOMPARE(records[0].sourceId, 1);
    QCOMPARE(std::ssize(records[0].annotations), 2);
    const AnnotationRecord& person = records[0].annotations[0];
    QCOMPARE(person.sourceId, 10);
    QCOMPARE(person.className, std::string("person"));
    QVERIFY(person.box == (Box{4, 5, 24, 35}));
    QCOMPARE(person.area, 321.5);
    QVERIFY(!person.crowd);
    QVERIFY(records[0].annotations[1].crowd);
    QCOMPARE(records[1].annotations[0].categoryId, 5);
    QVERIFY(records[2].annotations.empty());
}

void TestCocoImporter::sectionsMayStandInAnyOrder()
{
    constexpr std::array sections{
        R"("images": [{"id": 7, "file_name": "a.png", "width": 64, "height": 48}])",
        R"("annotations": [{"id": 1, "image_id": 7, "category_id": 3, "bbox": [1, 2, 3, 4]}])",
        R"("categories": [{"id": 3, "name": "cat"}])"};
    std::array order{0, 1, 2};
    do {
        Folder folder;
        Lab lab;
        folder.writePicture("a.png", 64, 48);
        std::string text = "{";
        for (const int section : order)
            text += (text.size() > 1 ? ", " : "") + std::string(sections[static_cast<std::size_t>(section)]);
        const ImportResult result = lab.import("coco", folder.write("c.json", text + "}"));
        QCOMPARE(result.annotations, 1);
        QCOMPARE(result.warnings, 0);
        QCOMPARE(readDataset(lab.database(), "set")[0].annotations[0].area, 12.0);
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestCocoImporter::importingAgainUpdates()
{
    Folder folder;
    Lab lab;
    const auto file = writeSmallCoco(folder);
    const ImportResult first = lab.import("coco", file, folder / "images");
    SelectionOptions all;
    all.dataset = "set";
    SelectionStore(lab.database()).create("all", all);
    const auto before = readSelection(lab.database(), "all");
    const ImportResult second = lab.import("coco", file, folder / "images");
    QCOMPARE(second.datasetId, first.datasetId);
    QCOMPARE(second.images, 3);
    QCOMPARE(second.annotations, 4);
    QCOMPARE(lab.database().scalar("SELECT count(*) FROM annotations"), 4);
    QCOMPARE(lab.database().scalar("SELECT count(*) FROM images"), 3);
    QCOMPARE(lab.database().scalar("SELECT count(*) FROM categories"), 2);

    folder.write("coco.json", R"({"images": [{"id": 3, "file_name": "c.png", "width": 64, "height": 48},
        {"id": 1, "file_name": "a.png", "width": 64, "height": 48}], "categories": [{"id": 9, "name": "person"}],
        "annotations": [{"id": 1, "image_id": 3, "category_id": 9, "bbox": [1, 1, 5, 5]}]})");
    const ImportResult third = lab.import("coco", file, folder / "images");
    QCOMPARE(third.images, 2);
    QCOMPARE(third.removedImages, 1);
    QCOMPARE(DatasetIndex(lab.database()).categories("set").size(), std::size_t{1});
    const auto after = readSelection(lab.database(), "all");
    QCOMPARE(std::ssize(after), 2);
    QCOMPARE(after[0].id, before[0].id);
    QCOMPARE(after[1].id, before[2].id);
    QVERIFY(after[0].annotations.empty());
    QCOMPARE(std::ssize(after[1].annotations), 1);
    QCOMPARE(DatasetIndex(lab.database()).images({.dataset = "set"})[0].objects, 0);
}

void TestCocoImporter::badEntriesBecomeWarnings_data()
{
    QTest::addColumn<QString>("annotation");
    QTest::addColumn<QString>("says");
    QTest::newRow("NaN") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": [NaN, 1, 2, 3]})"
                         << "not made of numbers";
    QTest::newRow("-Infinity")
        << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": [1, 1, -Infinity, 3]})"
        << "not made of numbers";
    QTest::newRow("negative") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": [1, 1, -2, 3]})"
                              << "no size";
    QTest::newRow("empty") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": [1, 1, 0, 3]})"
                           << "no size";
    QTest::newRow("outside") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": [100, 1, 5, 3]})"
                             << "outside";
    QTest::newRow("three numbers") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": [1, 1, 5]})"
                                   << "has 3 numbers and not four";
    QTest::newRow("five numbers") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": [1, 1, 5, 5, 5]})"
                                  << "has 5 numbers and not four";
    QTest::newRow("no box") << R"({"id": 4, "image_id": 1, "category_id": 1})"
                            << "bbox of four numbers";
    QTest::newRow("null") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": null})"
                          << "bbox of four numbers";
    QTest::newRow("words") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": ["a", "2", "3", "4"]})"
                           << "not made of numbers";
    QTest::newRow("a word") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": "1 2 3"})"
                            << "its bbox is a text";
    QTest::newRow("an object") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": {"x": 1, "y": 2}})"
                               << "its bbox is an object";
    QTest::newRow("lists") << R"({"id": 4, "image_id": 1, "category_id": 1, "bbox": [[1, 2, 3, 4]]})"
                           << "its bbox is a list of lists";
    QTest::newRow("a segmentation of one number")
        << R"({"id": 4, "image_id": 1, "category_id": 1, "segmentation": [[1]]})" << "a segmentation without a box";
    QTest::newRow("no image") << R"({"id": 4, "category_id": 1, "bbox": [1, 1, 5, 5]})"
                              << "no image_id";
    QTest::newRow("unknown image") << R"({"id": 4, "image_id": 77, "category_id": 1, "bbox": [1, 1, 5, 5]})"
                                   << "no such image";
    QTest::newRow("unknown class") << R"({"id": 4, "image_id": 1, "category_id": 9, "bbox": [1, 1, 5, 5]})"
                                   << "no class 9";
    QTest::newRow("a copy") << R"({"id": 2, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]})"
                            << "written a second time, with the same id, class and box: 1";
    QTest::newRow("empty id") << R"({"id": 4, "image_id": "", "category_id": 1, "bbox": [1, 1, 5, 5]})"
                              << "no image_id";
    QTest::newRow("half an id") << R"({"id": 4, "image_id": 1.5, "category_id": 1, "bbox": [1, 1, 5, 5]})"
                                << "no image_id";
    QTest::newRow("huge id") << R"({"id": 4, "image_id": 1e300, "category_id": 1, "bbox": [1, 1, 5, 5]})"
                             << "no image_id";
}

void TestCocoImporter::badEntriesBecomeWarnings()
{
    QFETCH(QString, annotation);
    QFETCH(QString, says);
    Folder folder;
    Lab lab;
    folder.writePicture("a.png", 64, 48);
    const std::string good = R"({"id": 2, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]}, )";
    const ImportResult result =
        lab.import("coco", folder.write("c.json", oneImage(good + annotation.toStdString())));
    QCOMPARE(result.annotations, 1);
    QCOMPARE(result.warnings, 1);
    QVERIFY2(contains(warningsOf(result), says.toStdString()), warningsOf(result).c_str());
}

void TestCocoImporter::boxesAreCutAtTheEdge()
{
    Folder folder;
    Lab lab;
    folder.writePicture("a.png", 64, 48);
    const ImportResult result = lab.import(
        "coco",
        folder.write("c.json",
                     oneImage(R"({"id": 1, "image_id": 1, "category_id": 1, "bbox": [-5, 40, 200, 100]},
                                                   {"id": 2, "image_id": 1, "category_id": 1, "bbox": [60, 0, 4.3, 9]})")));
    QCOMPARE(result.annotations, 2);
    QCOMPARE(result.warnings, 1); // a third of a pixel is rounding
    const auto records = readDataset(lab.database(), "set");
    QVERIFY(records[0].annotations[0].box == (Box{0, 40, 64, 48}));
    QVERIFY(records[0].annotations[1].box == (Box{60, 0, 64, 9}));
}

void TestCocoImporter::anIdOfSeveralPicturesIsNobodys_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("leftOut");
    QTest::newRow("numbers") << "1" << "1" << "b.png" << 2;
    QTest::newRow("a number and a text") << "1" << "\"1\"" << "b.png" << 2;
    QTest::newRow("texts") << "\"x\"" << "\"x\"" << "b.png" << 2;
    QTest::newRow("one of them is missing") << "1" << "1" << "gone.png" << 1;
}

/// Without its boxes a picture would pass for one without objects.
void TestCocoImporter::anIdOfSeveralPicturesIsNobodys()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, file);
    QFETCH(int, leftOut);
    Folder folder;
    Lab lab;
    for (const char* name : {"a.png", "b.png", "c.png"})
        folder.writePicture(name, 64, 48);
    const auto image = [](const std::string& id, const std::string& name) {
        return R"({"id": )" + id + R"(, "file_name": ")" + name + R"(", "width": 64, "height": 48})";
    };
    const auto box = [](int id, const std::string& of) {
        return R"({"id": )" + std::to_string(id) + R"(, "image_id": )" + of + R"(, "category_id": 1, "bbox": [1, 2, 30, 40]})";
    };
    const std::string one = first.toStdString(), two = second.toStdString();
    const ImportResult result = lab.import(
        "coco", folder.write("c.json", R"({"images": [)" + image(one, "a.png") + ", " + image("7", "c.png") + ", " +
                                           image(two, file.toStdString()) +
                                           R"(], "categories": [{"id": 1, "name": "person"}], "annotations": [)" +
                                           box(1, one) + ", " + box(2, two) + ", " + box(3, "7") + "]}"));
    QCOMPARE(result.images, 1);
    QCOMPARE(result.annotations, 1);
    QCOMPARE(result.pictures.leftOut, leftOut);
    QVERIFY2(contains(warningsOf(result), "annotations of image ids that several pictures have: 2"), warningsOf(result).c_str());
    QVERIFY2(contains(warningsOf(result), "a.png: the image id " + std::string(first == "\"x\"" ? "x" : "1") + " is given to several"),
             warningsOf(result).c_str());
    QVERIFY(readDataset(lab.database(), "set")[0].path == folder / "c.png");
}

void TestCocoImporter::anIdGivenTwiceToOnePicture()
{
    Folder folder;
    Lab lab;
    folder.writePicture("a.png", 64, 48);
    const ImportResult result = lab.import(
        "coco", folder.write("c.json", R"({"images": [{"id": 1, "file_name": "a.png"}, {"id": 1, "file_name": "A.png"}],
            "categories": [{"id": 1, "name": "person"}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 30, 40]}]})"));
    QCOMPARE(result.annotations, 1);
    QVERIFY((result.problems == ProblemCounts{{ProblemKind::RepeatedPicture, 1}}));
    QVERIFY((result.pictures == PictureCounts{1, 1, 0, 0, 0}));
}

void TestCocoImporter::allIdsGivenTwiceAreRefused()
{
    Folder folder;
    Lab lab;
    folder.writePicture("a.png", 64, 48);
    folder.writePicture("b.png", 64, 48);
    const std::string refusal =
        lab.refusal("coco", folder.write("c.json", R"({"images": [{"id": 1, "file_name": "a.png"}, {"id": 1, "file_name": "b.png"}],
            "categories": [{"id": 1, "name": "person"}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 30, 40]}]})"));
    QVERIFY2(contains(refusal, "none of the 2 pictures can be used (a.png: the image id 1 is given to several pictures"),
             refusal.c_str());
}

/// A file that another entry names is not found by the end of its name alone.
void TestCocoImporter::notesCountWhatIsLeft()
{
    const auto notesOf = [](const std::string& images) {
        Folder folder;
        Lab lab;
        for (const char* name : {"images/real.png", "images/other.png"})
            folder.writePicture(name, 64, 48);
        const ImportResult result = lab.import(
            "coco", folder.write("c.json", R"({"images": [)" + images + R"(], "categories": [{"id": 1, "name": "person"}], "annotations": []})"),
            folder / "images");
        std::string text;
        for (const Message& note : result.notes)
            text += note.english() + "\n";
        for (const auto& [kind, count] : result.problems)
            text += std::string(name(kind)) + " " + std::to_string(count) + "\n";
        return text;
    };
    const std::string tail = R"({"id": 1, "file_name": "/data/upload/real.png"})", exact = R"({"id": 2, "file_name": "real.png"})",
                      other = R"({"id": 3, "file_name": "/data/upload/other.png"})";
    std::string text = notesOf(tail + ", " + exact);
    QVERIFY2(!contains(text, "end of their names") && contains(text, "ambiguous-picture 1"), text.c_str());
    text = notesOf(tail + ", " + exact + ", " + other);
    QVERIFY2(contains(text, "alone: 1 (the first: other.png for /data/upload/other.png)") && contains(text, "ambiguous-picture 1"),
             text.c_str());
    text = notesOf(tail + ", " + other);
    QVERIFY2(contains(text, "alone: 2 (the first: real.png for /data/upload/real.png)"), text.c_str());
}

void TestCocoImporter::picturesThatNoEntryLists()
{
    Folder folder;
    Lab lab;
    for (const char* name : {"a.png", "b.png", "x/c.png", "x/d.png", "y/e.png"})
        folder.writePicture(name, 64, 48);
    folder.write("._a.png", "Mac");
    folder.write("notes.txt", "text");
    const auto import = [&](const std::string& more) {
        std::string text;
        for (const Message& note :
             lab.import("coco", folder.write("c.json", R"({"images": [{"id": 1, "file_name": "a.png"})" + more +
                                                           R"(], "categories": [], "annotations": []})"))
                 .notes)
            text += note.english();
        return text;
    };
    QVERIFY(contains(import(""), "does not list: 1;"));
    QVERIFY(contains(import(R"(, {"id": 2, "file_name": "x/d.png"})"), "does not list: 2;"));
    QCOMPARE(import(R"(, {"id": 2, "file_name": "b.png"}, {"id": 3, "file_name": "a.png"})"), std::string());
}

void TestCocoImporter::missingPicturesAreLeftOut()
{
    Folder folder;
    Lab lab;
    const auto file = writeSmallCoco(folder);
    std::filesystem::remove(folder / "images/b.png");
    const ImportResult result = lab.import("coco", file, folder / "images");
    QCOMPARE(result.images, 2);
    QCOMPARE(result.annotations, 2);
    QCOMPARE(result.warnings, 1); // not one more for each of its boxes
    QVERIFY(contains(warningsOf(result), "b.png: the picture is missing"));

    const std::string before = lab.everything();
    const std::string refusal = lab.refusal("coco", file, folder / "elsewhere");
    QVERIFY2(contains(refusal, "none of the 3 pictures") && contains(refusal, "elsewhere"), refusal.c_str());
    QCOMPARE(lab.everything(), before);

    ImportRequest unchecked{
        .format = "coco", .source = file, .images = folder / "elsewhere", .name = "unchecked"};
    unchecked.checkFiles = false;
    QCOMPARE(lab.import(unchecked).images, 3);
}

void TestCocoImporter::sizesComeFromThePictureWhereTheFileHasNone()
{
    Folder folder;
    Lab lab;
    folder.writePicture("sub/a.png", 30, 20);
    const ImportResult result = lab.import("coco", folder.write("c.json", R"({"categories": [],
        "images": [{"id": 1, "file_name": "sub\\a.png"}, {"id": 2, "file_name": "sub/a.png", "width": 30, "height": 20},
                   {"id": 1, "file_name": "sub/a.png", "width": 30, "height": 20}, {"id": 3}]})"));
    QCOMPARE(result.images, 1);
    QCOMPARE(result.warnings, 4); // twice the file, twice the id, no name, no annotations
    QCOMPARE(readDataset(lab.database(), "set")[0].width, 30);
}

void TestCocoImporter::brokenFilesStopWithThePlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << ""
                           << "the file is empty";
    QTest::newRow("cut short") << R"({"images": [{"id": 1, "file_n)"
                               << "is cut short";
    QTest::newRow("images is a text") << R"({"images": "1.png"})" << "\"images\" is not a list";
    QTest::newRow("a page") << "<html>" << "a page of the web";
    QTest::newRow("results") << R"([{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 0.5}])"
                             << "the results of a detector";
    QTest::newRow("an empty list") << "[]" << "an empty list, not an object";
    QTest::newRow("labelme") << R"({"version": "5", "shapes": [{"label": "a"}], "imagePath": "a.png"})"
                             << "a file of labelme";
    QTest::newRow("CreateML") << R"([{"image": "a.png", "annotations": []}])" << "CreateML";
    QTest::newRow("captions")
        << R"({"images": [{"id": 1, "file_name": "a.png"}], "annotations": [{"id": 1, "image_id": 1, "caption": "a dog"}]})"
        << "captions of the pictures and no boxes";
    QTest::newRow("panoptic") << R"({"images": [{"id": 1, "file_name": "a.png"}], "categories": [],
        "annotations": [{"image_id": 1, "file_name": "a.png", "segments_info": [{"id": 3, "category_id": 1, "bbox": [1, 2, 3, 4]}]}]})"
                              << "panoptic segmentation";
    QTest::newRow("names for images") << R"({"images": ["a.png", "b.png"]})"
                                      << "entry number 1 of \"images\" is not an object";
    QTest::newRow("lists for images") << R"({"images": [["a.png"]]})" << "entry number 1 of \"images\" is not an object";
    QTest::newRow("UTF-16") << QString("{\"images\"").replace("{", QString("{") + QChar(0)) << "text in UTF-16";
    QTest::newRow("another object") << R"({"info": {"a": 1}, "things": []})" << "it has \"info\", \"things\"";
    QTest::newRow("images without names") << R"({"images": [{"id": 1}, {"id": 2}]})" << "has no file_name";
    QTest::newRow("cut in a polygon") << R"({"images": [], "annotations": [{"segmentation": [[1, 2)"
                                      << "broken at byte";
    QTest::newRow("trailing comma") << R"({"images": [1,]})"
                                    << "broken at byte 15";
    QTest::newRow("a list") << R"([{"image_id": 1, "bbox": [1, 2, 3, 4]}])"
                            << "not an object";
    QTest::newRow("a number") << "12"
                              << "not an object";
    QTest::newRow("no images") << R"({"annotations": []})"
                               << "no list \"images\"";
    QTest::newRow("images is an object") << R"({"images": {"a": 1}})"
                                         << "\"images\" is not a list";
    QTest::newRow("no image in it") << R"({"images": []})"
                                    << "no images are listed";
    QTest::newRow("bad UTF-8") << QString::fromLatin1("{\"images\": \"\\uD800\"}") << "broken at byte";
}

void TestCocoImporter::brokenFilesStopWithThePlace()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    Folder folder;
    Lab lab;
    lab.import("coco", writeSmallCoco(folder), folder / "images");
    const std::string before = lab.everything();
    const std::string refusal = lab.refusal("coco", folder.write("bad.json", text.toStdString()));
    QVERIFY2(contains(refusal, says.toStdString()) && contains(refusal, "bad.json"), refusal.c_str());
    QCOMPARE(lab.everything(), before);
    QVERIFY(!lab.refusal("coco", folder / "none.json").empty());
    QVERIFY(!lab.refusal("coco", folder.path()).empty());
    QVERIFY(contains(lab.refusal("dicom", folder.path()), "coco, yolo, voc"));
}

void TestCocoImporter::theByteIsTheFilesOwn()
{
    Folder folder;
    Lab lab;
    std::string text = R"({"annotations": [)";
    for (int i = 0; i < 3000; ++i)
        text += R"({"id": 1, "area": NaN, "segmentation": [[)" + std::string(500, '1') + "]]}, ";
    const std::size_t place = text.size() + 1;
    text += "?]}";
    const std::string refusal = lab.refusal("coco", folder.write("bad.json", text));
    QVERIFY2(contains(refusal, "byte " + std::to_string(place)), refusal.c_str());
}

/// "--annotations <(zcat instances.json.gz)".
void TestCocoImporter::aPipeIsReadAsAFileIs()
{
    Folder folder;
    Lab lab;
    folder.writePicture("a.png", 64, 48);
    const auto pipe = folder / "pipe.json";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    std::jthread writer([&] {
        std::ofstream(pipe) << oneImage(R"({"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4], "segmentation": [[1, 2]]})");
    });
    QCOMPARE(lab.import("coco", pipe, folder.path()).annotations, 1);
}

void TestCocoImporter::aStopLeavesTheIndexAsItWas()
{
    Folder folder;
    Lab lab;
    const ImportRequest request{
        .format = "coco", .source = writeSmallCoco(folder), .images = folder / "images", .name = "set", .replace = true};
    lab.import(request);
    const std::string before = lab.everything();
    for (const bool atOnce : {true, false}) {
        StopControl stop;
        if (atOnce) stop.requestStop();
        const ProgressSink stopper = [&](const Progress&) { stop.requestStop(); };
        QVERIFY_EXCEPTION_THROWN(importDataset(request, lab.database(), stop, stopper), Cancelled);
        QCOMPARE(lab.everything(), before);
        QVERIFY(!lab.database().inTransaction());
    }
}

void TestCocoImporter::aFullDiskLeavesTheIndexAsItWas()
{
    Folder folder;
    Lab lab;
    const auto file = writeSmallCoco(folder);
    lab.import("coco", file, folder / "images");
    const std::string before = lab.everything();
    std::string boxes;
    for (int i = 0; i < 20'000; ++i)
        boxes += (i == 0 ? "" : ",") + std::string(R"({"id": )") + std::to_string(i) +
                 R"(, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]})";
    const auto pages = lab.database().scalar("PRAGMA page_count");
    lab.database().execute("PRAGMA max_page_count = " + std::to_string(pages + 10));
    folder.writePicture("a.png", 64, 48);
    const std::string refusal = lab.refusal("coco", folder.write("big.json", oneImage(boxes)));
    QVERIFY2(contains(refusal, "disk is full"), refusal.c_str());
    QCOMPARE(lab.everything(), before);
}

void TestCocoImporter::spoiledFilesAreHarmless()
{
    Folder folder;
    std::ifstream file(writeSmallCoco(folder));
    const std::string good{std::istreambuf_iterator<char>(file), {}};
    QVERIFY(rc::check("spoiled", [&] {
        std::string text = good;
        const auto place = [&] { return *rc::gen::inRange<std::size_t>(0, text.size()); };
        if (*rc::gen::arbitrary<bool>()) text.resize(place());
        const int changes = *rc::gen::inRange(0, 6);
        for (int i = 0; i < changes && !text.empty(); ++i) {
            const std::string letters = "{}[]\",:\\0-eN\xFF";
            text[place()] = *rc::gen::elementOf(letters);
        }
        static Lab lab;
        const std::string before = lab.everything();
        try {
            const ImportResult result =
                lab.import("coco", folder.write("spoiled.json", text), folder / "images");
            RC_ASSERT(result.images > 0);
            RC_ASSERT(lab.database().scalar("SELECT count(*) FROM annotations") == result.annotations);
        } catch (const Error&) {
            RC_ASSERT(lab.everything() == before);
        }
        RC_ASSERT(!lab.database().inTransaction());
    }));
}

void TestCocoImporter::twoProgramsMayImportAtOnce()
{
    Folder folder;
    Lab lab;
    const auto file = writeSmallCoco(folder);
    {
        std::vector<std::jthread> programs;
        for (const char* name : {"first", "second"})
            programs.emplace_back([&, name] {
                storage::Database database = lab.connect();
                StopControl stop;
                importDataset({.format = "coco", .source = file, .images = folder / "images", .name = name},
                              database, stop);
            });
    }
    for (const DatasetInfo& info : DatasetIndex(lab.database()).list())
        QCOMPARE(info.annotations, 4);
    QCOMPARE(std::ssize(DatasetIndex(lab.database()).list()), 2);
}

void TestCocoImporter::realData()
{
    const std::filesystem::path data = std::filesystem::path(BLINDSPOT_SHARED) / "data/coco128";
    if (!std::filesystem::exists(data / "instances.json")) QSKIP("the 128 real images are not here");
    Lab lab;
    const ImportResult result = lab.import("coco", data / "instances.json", data / "images");
    QCOMPARE(result.images, 128);
    QCOMPARE(result.annotations + result.warnings, 939 + 1); // one box is less than two pixels high, and told
    QCOMPARE(result.categories, 80);
    QCOMPARE(DatasetIndex(lab.database()).count({.dataset = "set", .classNames = {"person"}}), 61);
}

QTEST_GUILESS_MAIN(TestCocoImporter)
#include "test_coco_importer.moc"
