// COCO results beside their annotations: how they come together, and what is refused.
#include "core/common/error.h"
#include "core/dataset/import/coco_detections.h"
#include "core/metrics/coco_summary.h"
#include "tests/support/dataset_files.h"

#include <QTest>
#include <rapidcheck.h>

#include <fstream>
#include <functional>
#include <vector>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::Folder;
using metrics::CocoFigures;
namespace fs = std::filesystem;

namespace {

CocoDetections read(const fs::path& annotations, const fs::path& detections)
{
    StopControl stop;
    return readCocoDetections(annotations, detections, stop);
}

struct Evaluated {
    CocoDetections data;
    CocoFigures all;
};

Evaluated evaluate(const fs::path& annotations, const fs::path& detections)
{
    Evaluated result{read(annotations, detections), {}};
    std::vector<CocoFigures> classes;
    for (const CocoClass& one : result.data.classes)
        classes.push_back(metrics::cocoFigures(one.images));
    result.all = metrics::meanOf(classes);
    return result;
}

/// Two images (4, 2), person (1) and car (3), an object of each, and a crowd.
std::string annotationText(const std::string& more = {})
{
    const std::string text = R"({
      "annotations": [
        {"id": 1, "image_id": 4, "category_id": 1, "bbox": [0, 0, 10, 20], "area": 150, "iscrowd": 0},
        {"id": 2, "image_id": 2, "category_id": 3, "bbox": [5, 5, 10, 10]},
        {"id": 3, "image_id": 2, "category_id": 1, "bbox": [-3, 0, 90, 20], "area": 900, "iscrowd": 1}MORE],
      "images": [{"id": 4}, {"id": 2, "file_name": "b.png"}],
      "categories": [{"id": 3, "name": "car"}, {"id": 1, "name": "person"}]})";
    return std::string(text).replace(text.find("MORE"), 4, more.empty() ? more : "," + more);
}

fs::path writeAnnotations(const Folder& folder, const std::string& more = {})
{
    return folder.write("instances.json", annotationText(more));
}

/// What the refusal says; empty where nothing is refused.
std::string refusal(const fs::path& annotations, const fs::path& detections)
{
    try {
        read(annotations, detections);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestCocoDetections : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void boxesComeByClassAndImage();
    void anEmptyListOfDetectionsIsNone();
    void badAnnotationsBecomeWarnings_data();
    void badAnnotationsBecomeWarnings();
    void badDetectionsAreRefused_data();
    void badDetectionsAreRefused();
    void badAnnotationFilesAreRefused();
    void aStopIsObeyed();
    void idsOfAnyKind();
    void repeatedIdsChangeNoFigure();
    void spoiledFilesAreHarmless();
};

void TestCocoDetections::boxesComeByClassAndImage()
{
    Folder folder;
    const CocoDetections data = read(writeAnnotations(folder), folder.write("results.json", R"([
        {"image_id": 4, "category_id": 1, "bbox": [1, 2, 3.5, 4], "score": 0.25, "id": 7,
         "segmentation": {"size": [1, 2], "counts": "a]"}, "keypoints": [1, 2, 3]},
        {"score": 1, "image_id": 2, "category_id": 1.0, "bbox": [0, 0, 1, 1]},
        {"image_id": 4, "category_id": 1, "bbox": [9, 9, 9, 9], "score": 0.5}])"));
    QCOMPARE(data.images, 2);
    QCOMPARE(data.annotations, 3);
    QCOMPARE(data.detections, 3);
    QCOMPARE(data.warnings, 0);
    QCOMPARE(data.classes.size(), std::size_t{2});
    const CocoClass &person = data.classes[0], &car = data.classes[1];
    QCOMPARE(person.name, std::string("person"));
    QCOMPARE(person.objects, 1);
    QCOMPARE(person.images.size(), std::size_t{2});
    const metrics::ImageBoxes &second = person.images[0], &fourth = person.images[1];
    QVERIFY(second.annotations.at(0).crowd);
    QCOMPARE(second.annotations[0].box.x, -3.0); // not cut at the edge
    QCOMPARE(fourth.annotations.at(0).area, 150.0);
    QCOMPARE(fourth.detections.size(), std::size_t{2});
    QVERIFY((fourth.detections[0] == metrics::Detection{{1, 2, 3.5, 4}, 0.25}));
    QCOMPARE(car.images.size(), std::size_t{1});
    QCOMPARE(car.images[0].annotations.at(0).area, 100.0); // none given: the box's
}

void TestCocoDetections::anEmptyListOfDetectionsIsNone()
{
    Folder folder;
    const Evaluated none = evaluate(writeAnnotations(folder), folder.write("results.json", "[]"));
    QCOMPARE(none.data.detections, 0);
    QCOMPARE(none.all.ap, 0.0);
}

void TestCocoDetections::badAnnotationsBecomeWarnings_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("says");
    QTest::newRow("image") << R"({"id": 9, "image_id": 5, "category_id": 1, "bbox": [0, 0, 1, 1]})"
                           << "there is no such image";
    QTest::newRow("class") << R"({"id": 9, "image_id": 4, "category_id": 2, "bbox": [0, 0, 1, 1]})"
                           << "there is no class 2";
    QTest::newRow("negative") << R"({"id": 9, "image_id": 4, "category_id": 1, "bbox": [0, 0, -1, 1]})"
                              << "negative size";
    QTest::newRow("NaN") << R"({"id": 9, "image_id": 4, "category_id": 1, "bbox": [NaN, 0, 1, 1]})"
                         << "not made of numbers";
    QTest::newRow("no box") << R"({"id": 9, "image_id": 4, "category_id": 1})"
                            << "bbox";
}

void TestCocoDetections::badAnnotationsBecomeWarnings()
{
    QFETCH(QString, entry);
    QFETCH(QString, says);
    Folder folder;
    const CocoDetections data =
        read(writeAnnotations(folder, entry.toStdString()), folder.write("results.json", "[]"));
    QCOMPARE(data.annotations, 3);
    QCOMPARE(data.warnings, 1);
    const std::string warning = data.warningTexts.at(0).english();
    QVERIFY2(QString::fromStdString(warning).contains(says), warning.c_str());
}

void TestCocoDetections::badDetectionsAreRefused_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* content, const char* says) {
        QTest::newRow(name) << QString(content) << QString(says);
    };
    const char* good = R"({"image_id": 4, "category_id": 1, "bbox": [0, 0, 1, 1], "score": 0.5})";
    const auto second = [&](const char* name, const char* entry, const char* says) {
        QTest::newRow(name) << QString("[%1, %2]").arg(good, entry) << QString(says);
    };
    row("cut short", R"([{"image_id": 4)", "byte 16");
    row("no JSON", "image_id,score", "byte 1");
    row("an object", R"({"images": []})", "not a list");
    row("a number", "5", "not a list");
    row("numbers", "[5]", "entry number 1");
    row("lists", "[[5]]", "entry number 1");
    second("unknown image", R"({"image_id": 7, "category_id": 1, "bbox": [0, 0, 1, 1], "score": 0.5})",
           "1 of 2 detections have an image_id that the annotations do not have (the first one is 7, in "
           "detection number 2)");
    second("unknown class", R"({"image_id": 4, "category_id": 0, "bbox": [0, 0, 1, 1], "score": 0.5})",
           "1 of 2 detections have a category_id");
    second("no image", R"({"category_id": 1, "bbox": [0, 0, 1, 1], "score": 0.5})",
           "detection number 2 has no image_id");
    second("half an image", R"({"image_id": 4.5, "category_id": 1, "bbox": [0, 0, 1, 1], "score": 0.5})",
           "image_id");
    second("a name for an image", R"({"image_id": "four", "category_id": 1, "bbox": [0,0,1,1], "score": 1})",
           "the first one is four, in detection number 2");
    second("no class", R"({"image_id": 4, "bbox": [0, 0, 1, 1], "score": 0.5})", "category_id");
    second("no score", R"({"image_id": 4, "category_id": 1, "bbox": [0, 0, 1, 1]})", "score");
    second("score NaN", R"({"image_id": 4, "category_id": 1, "bbox": [0, 0, 1, 1], "score": NaN})", "score");
    second("score of text", R"({"image_id": 4, "category_id": 1, "bbox": [0, 0, 1, 1], "score": "1"})",
           "score");
    second("score too large", R"({"image_id": 4, "category_id": 1, "bbox": [0,0,1,1], "score": 1e999})",
           "1e999");
    second("no box", R"({"image_id": 4, "category_id": 1, "score": 0.5})", "bbox");
    second("box of three", R"({"image_id": 4, "category_id": 1, "bbox": [0, 0, 1], "score": 0.5})", "bbox");
    second("box of five", R"({"image_id": 4, "category_id": 1, "bbox": [0,0,1,1,1], "score": 0.5})", "bbox");
    second("infinite box", R"({"image_id": 4, "category_id": 1, "bbox": [0,0,Infinity,1], "score": 1})",
           "bbox");
    second("negative size", R"({"image_id": 4, "category_id": 1, "bbox": [5, 5, -1, 1], "score": 0.5})",
           "negative size");
}

void TestCocoDetections::badDetectionsAreRefused()
{
    QFETCH(QString, content);
    QFETCH(QString, says);
    Folder folder;
    const std::string text =
        refusal(writeAnnotations(folder), folder.write("results.json", content.toStdString()));
    QVERIFY2(QString::fromStdString(text).contains(says), text.c_str());
    QVERIFY2(QString::fromStdString(text).contains("results.json"), text.c_str());
}

void TestCocoDetections::badAnnotationFilesAreRefused()
{
    Folder folder;
    const fs::path results = folder.write("results.json", "[]");
    const auto says = [&](const fs::path& annotations, const char* words) {
        return QString::fromStdString(refusal(annotations, results)).contains(words);
    };
    QVERIFY(says(folder / "absent.json", "absent.json"));
    QVERIFY(says(results, "not an object"));
    QVERIFY(says(folder.write("none.json", R"({"images": [{"id": 1}], "annotations": []})"),
                 "no annotations to compare with"));
    QVERIFY(QString::fromStdString(refusal(writeAnnotations(folder), folder / "absent.json"))
                .contains("absent.json"));
}

void TestCocoDetections::aStopIsObeyed()
{
    Folder folder;
    StopControl stop;
    stop.requestStop();
    QVERIFY_EXCEPTION_THROWN(
        readCocoDetections(writeAnnotations(folder), folder.write("results.json", "[]"), stop), Cancelled);
}

void TestCocoDetections::idsOfAnyKind()
{
    Folder folder;
    const CocoDetections data = read(folder.write("instances.json", R"({
        "images": [{"id": "9c1f"}, {"id": "12"}, {"id": 13.0}],
        "annotations": [{"id": "u", "image_id": "9c1f", "category_id": "p", "bbox": [0, 0, 10, 20]},
                        {"id": "u", "image_id": 12, "category_id": "p", "segmentation": [[1, 2, 11, 22]]},
                        {"image_id": "13", "category_id": 3, "bbox": ["0", "0", "10", "20"]}],
        "categories": [{"id": "p", "name": "person"}, {"id": "3", "name": "car"}]})"),
                                     folder.write("results.json", R"([
        {"image_id": "9c1f", "category_id": "p", "bbox": [0, 0, 10, 20], "score": 0.5},
        {"image_id": "12", "category_id": "p", "bbox": [1, 2, 10, 20], "score": 0.5},
        {"image_id": 13, "category_id": 3.0, "bbox": [0, 0, 10, 20], "score": 0.5}])"));
    QCOMPARE(data.annotations, 3);
    QCOMPARE(data.detections, 3);
    QCOMPARE(data.warnings, 0);
    for (const CocoClass& one : data.classes)
        QCOMPARE(metrics::cocoFigures(one.images).ap, 1.0);
    const CocoDetections fractions = read(folder.write("fractions.json", R"({"images": [{"id": 1, "neg_category_ids": [2]}],
        "categories": [{"id": 1, "name": "a"}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [0.25, 0.25, 0.5, 0.5]}]})"),
                                          folder.write("results.json", R"([{"image_id": 1, "category_id": 1, "bbox": [160, 120, 320, 240], "score": 1}])"));
    QVERIFY(fractions.warningTexts.at(0).english().starts_with("the annotations' boxes look normalised: all 1"));
    QVERIFY(fractions.warningTexts.at(1).english().starts_with("the annotations are LVIS'"));
    QCOMPARE(fractions.warnings, 2);
    const std::string row = R"({"id": 1, "image_id": 4, "category_id": 1, "bbox": [0, 0, 10, 20], "area": 150, "iscrowd": 0})";
    const CocoDetections twice = read(writeAnnotations(folder, row), folder.write("results.json", "[]"));
    QCOMPARE(twice.annotations, 4);
    QVERIFY(twice.warningTexts.at(0).english().starts_with("annotations that are written a second time"));
    const CocoDetections unnamed = read(folder.write("none.json", R"({"images": [{"id": 1}], "categories": [],
        "annotations": [{"image_id": 1, "category_id": 8, "bbox": [0, 0, 10, 20]}]})"),
                                        folder.write("results.json", R"([{"image_id": 1, "category_id": 8, "bbox": [0, 0, 10, 20], "score": 1}])"));
    QCOMPARE(unnamed.classes.at(0).name, std::string("8"));
    QVERIFY(unnamed.warningTexts.at(0).english().starts_with("the file names no classes"));
}

/// pycocotools' figures are those of ids from 1 (test_coco_figures has them); any other ids must give the same.
void TestCocoDetections::repeatedIdsChangeNoFigure()
{
    Folder folder;
    QVERIFY(rc::check("the same figures, whatever the ids", [&] {
        std::string images, results;
        std::vector<std::string> boxes;
        const int count = *rc::gen::inRange(1, 12);
        for (int i = 0; i < count; ++i) {
            const int image = *rc::gen::inRange(0, 3), x = *rc::gen::inRange(0, 60), y = *rc::gen::inRange(0, 60);
            const std::string box = R"("image_id": )" + std::to_string(image) + R"(, "category_id": 1, "bbox": [)" + std::to_string(x) +
                                    ", " + std::to_string(y) + ", 40, 40]";
            boxes.push_back(box);
            results += (i == 0 ? "{" : ", {") + box + R"(, "score": 0.)" + std::to_string(1 + *rc::gen::inRange(0, 8)) + "}";
        }
        const auto withIds = [&](const std::function<std::string(int)>& idOf) {
            std::string text = R"({"images": [{"id": 0}, {"id": 1}, {"id": 2}], "categories": [{"id": 1, "name": "a"}], "annotations": [)";
            for (std::size_t i = 0; i < boxes.size(); ++i)
                text += (i == 0 ? "{" : ", {") + idOf(static_cast<int>(i)) + boxes[i] + "}";
            return evaluate(folder.write("a.json", text + "]}"), folder / "results.json").all;
        };
        folder.write("results.json", "[" + results + "]");
        const CocoFigures fromOne = withIds([](int i) { return "\"id\": " + std::to_string(i + 1) + ", "; });
        for (const auto& idOf : std::vector<std::function<std::string(int)>>{
                 [](int) { return std::string("\"id\": 0, "); }, [](int i) { return "\"id\": " + std::to_string(i % 3) + ", "; },
                 [](int) { return std::string(); }, [](int) { return std::string("\"id\": \"x\", "); }}) {
            const CocoFigures other = withIds(idOf);
            for (const metrics::CocoFigure& figure : metrics::kCocoFigures)
                RC_ASSERT((other.*figure.value) == (fromOne.*figure.value));
        }
    }));
}

void TestCocoDetections::spoiledFilesAreHarmless()
{
    Folder folder;
    const std::string results = R"([{"image_id": 4, "category_id": 1, "bbox": [0, 0, 10, 20], "score": 0.5},
        {"image_id": 2, "category_id": 3, "bbox": [0, 0, 1, 1], "score": 0.25}])";
    const fs::path truth = writeAnnotations(folder), found = folder.write("results.json", results);
    QVERIFY(rc::check("an Error or figures", [&] {
        const bool spoilTruth = *rc::gen::arbitrary<bool>();
        std::string text = spoilTruth ? annotationText() : results;
        const int changes = *rc::gen::inRange(0, 5);
        for (int i = 0; i < changes; ++i) {
            const std::string letters = "{}[]\",:0-eN\xFF";
            text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::elementOf(letters);
        }
        const fs::path spoiled = folder / "spoiled.json";
        std::ofstream(spoiled) << text;
        try {
            const Evaluated result = spoilTruth ? evaluate(spoiled, found) : evaluate(truth, spoiled);
            RC_ASSERT(result.all.ap >= -1 && result.all.ap <= 1);
            RC_ASSERT(result.data.annotations > 0);
        } catch (const Error&) {
            RC_SUCCEED("refused");
        }
    }));
}

QTEST_GUILESS_MAIN(TestCocoDetections)
#include "test_coco_detections.moc"
