// What an import says at its end: what became of each picture and label file, by kind, and how it is kept.
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "core/dataset/import_record.h"
#include "tests/support/dataset_import.h"

#include <QTest>
#include <rapidcheck.h>

#include <map>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::Folder;
using blindspot::testing::Lab;

namespace {

std::int64_t count(const ImportResult& result, ProblemKind kind)
{
    for (const auto& [one, many] : result.problems)
        if (one == kind) return many;
    return 0;
}

std::string fileOf(Lab& lab, ProblemKind kind)
{
    std::string files;
    for (const ImportProblem& problem : readImportRecord(lab.database(), "set").problems)
        if (problem.kind == kind) files += (files.empty() ? "" : " ") + std::filesystem::path(problem.file).filename().string();
    return files;
}

std::string coco(const std::string& images, const std::string& annotations)
{
    return R"({"images": [)" + images + R"(], "annotations": [)" + annotations +
           R"(], "categories": [{"id": 1, "name": "person"}]})";
}

std::string image(int id, const std::string& name)
{
    return R"({"id": )" + std::to_string(id) + R"(, "width": 20, "height": 20, "file_name": ")" + name + "\"}";
}

std::string box(int id, int image)
{
    return R"({"id": )" + std::to_string(id) + R"(, "image_id": )" + std::to_string(image) +
           R"(, "category_id": 1, "bbox": [1, 2, 10, 10]})";
}

constexpr const char* kRow = "0 0.5 0.5 0.2 0.2\n";

} // namespace

class TestImportRecord : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void kindsHaveNames();
    void aFolderOfEverything();
    void theRecordIsKept();
    void olderDatasetsHaveNone();
    void aGreatManyAreCounted();
    void namesThatEndAlikeAreNotGuessed();
    void anEntryOfThatNameGoesBefore();
    void everyPictureIsAccountedFor();
};

void TestImportRecord::kindsHaveNames()
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(kLastProblemKind); ++i) {
        const auto kind = static_cast<ProblemKind>(i);
        QVERIFY(problemKind(name(kind)) == kind);
        QVERIFY(describe(kind).english[0] != '\0');
        names.insert(name(kind));
    }
    QCOMPARE(std::ssize(names), static_cast<int>(kLastProblemKind) + 1);
    QVERIFY(!problemKind("no such kind"));
}

void TestImportRecord::aFolderOfEverything()
{
    Folder folder;
    Lab lab;
    folder.writePicture("images/good.jpg", 40, 40);
    std::filesystem::rename(folder.writePicture("images/old.jpg", 40, 40), folder / "images/old.jfif");
    folder.writePicture("images/background.png", 40, 40);
    folder.write("images/broken.jpg", "this is no picture");
    folder.write("images/phone.heic", std::string("\0\0\0\x18" "ftypheic\0\0\0\0mif1heic", 24));
    folder.write("images/renamed.jpg", std::string("\0\0\0\x1C" "ftypavif\0\0\0\0avifmif1", 24));
    folder.write("images/moving.gif", "GIF89a\x10\0\x10\0");
    folder.write("images/._good.jpg", "Mac");
    for (const char* label : {"good", "old", "broken", "phone", "lonely"})
        folder.write(std::string("labels/") + label + ".txt", kRow);
    folder.write("labels/notes.txt", "nothing to see");
    folder.write("classes.txt", "person\n");
    const ImportResult result = lab.import("yolo", folder.path());
    QCOMPARE(result.images, 3);
    QCOMPARE(result.annotations, 2);
    QVERIFY((result.pictures == PictureCounts{7, 2, 1, 4, 1}));
    QCOMPARE(count(result, ProblemKind::UnreadablePicture), 1);
    QCOMPARE(count(result, ProblemKind::UnsupportedPicture), 3);
    QCOMPARE(count(result, ProblemKind::PictureWithoutLabels), 1);
    QCOMPARE(count(result, ProblemKind::LabelsWithoutPicture), 1);
    QCOMPARE(count(result, ProblemKind::SystemFile), 1);
    QCOMPARE(result.warnings, 7);
    QCOMPARE(fileOf(lab, ProblemKind::UnreadablePicture), std::string("broken.jpg"));
    QCOMPARE(fileOf(lab, ProblemKind::UnsupportedPicture), std::string("moving.gif phone.heic renamed.jpg"));
    QCOMPARE(fileOf(lab, ProblemKind::PictureWithoutLabels), std::string("background.png"));
    QCOMPARE(fileOf(lab, ProblemKind::LabelsWithoutPicture), std::string("lonely.txt"));
    std::string texts;
    for (const Message& text : result.warningTexts)
        texts += text.english() + "\n";
    for (const char* says : {"HEIC pictures are not decoded", "AVIF pictures are not decoded", "GIF pictures are not decoded"})
        QVERIFY2(contains(texts, says), texts.c_str());
}

void TestImportRecord::theRecordIsKept()
{
    Folder folder;
    Lab lab;
    folder.writePicture("images/a.jpg", 40, 40);
    folder.write("labels/a.txt", "0 0.5 0.5 0.2 0.2 0.9\n0 0.5 0.5\n");
    const ImportResult first = lab.import("yolo", folder.path());
    const ImportRecord record = readImportRecord(lab.database(), "set");
    QVERIFY(record.recorded);
    QVERIFY(record.pictures == first.pictures);
    QVERIFY(record.counts == first.problems);
    QVERIFY(record.notes == first.notes && !record.notes.empty());
    QCOMPARE(record.total(), first.warnings);
    QCOMPARE(std::ssize(record.problems), 1);
    QVERIFY(record.problems[0].kind == ProblemKind::BadEntry);
    QVERIFY(record.problems[0].file == (folder / "labels/a.txt").string());
    QVERIFY(record.problems[0].whole() == first.warningTexts[0]);
    QVERIFY(contains(record.problems[0].text.english(), "line 2"));
    QVERIFY(readImportRecord(lab.database(), "set", 0).problems.empty());

    folder.write("labels/a.txt", kRow);
    lab.import("yolo", folder.path());
    const ImportRecord again = readImportRecord(lab.database(), "set");
    QVERIFY(again.recorded && again.problems.empty() && again.counts.empty());
    DatasetIndex(lab.database()).erase(DatasetIndex(lab.database()).get("set").id);
    for (const char* table : {"dataset_imports", "dataset_problem_counts", "dataset_problems"})
        QCOMPARE(lab.database().scalar(std::string("SELECT count(*) FROM ") + table), 0);
}

void TestImportRecord::olderDatasetsHaveNone()
{
    Folder folder;
    Lab lab;
    lab.import("coco", writeSmallCoco(folder), folder / "images");
    lab.database().execute("DELETE FROM dataset_imports"); // as an earlier version leaves it
    const ImportRecord record = readImportRecord(lab.database(), "set");
    QVERIFY(!record.recorded && record.problems.empty());
    QVERIFY_EXCEPTION_THROWN(readImportRecord(lab.database(), "none"), Error);
}

void TestImportRecord::aGreatManyAreCounted()
{
    ProblemLog log;
    int made = 0;
    const auto add = [&](ProblemKind kind) {
        log.add(kind, "file", [&] {
            ++made;
            return Message(Message::tr("a box"));
        });
    };
    for (int i = 0; i < 25'000; ++i)
        add(ProblemKind::BadBox);
    for (int i = 0; i < 200; ++i)
        add(ProblemKind::MissingPicture);
    QCOMPARE(log.total(), 25'200);
    QCOMPARE(std::ssize(log.problems()), 10'100); // no kind hides another
    QCOMPARE(made, 10'100);
    QVERIFY((log.counts() == ProblemCounts{{ProblemKind::MissingPicture, 200}, {ProblemKind::BadBox, 25'000}}));
}

void TestImportRecord::namesThatEndAlikeAreNotGuessed()
{
    Folder folder;
    Lab lab;
    folder.writePicture("images/1.png", 20, 20);
    folder.writePicture("images/2.png", 20, 20);
    const ImportResult result =
        lab.import("coco",
                   folder.write("c.json", coco(image(1, "/kim/a/1.png") + "," + image(2, "/kim/b/1.png") + "," +
                                                   image(3, "/kim/b/2.png"),
                                               box(1, 1) + "," + box(2, 2) + "," + box(3, 3))));
    QCOMPARE(result.images, 1); // 1.png could be either's
    QCOMPARE(result.annotations, 1);
    QCOMPARE(count(result, ProblemKind::AmbiguousPicture), 2);
    QCOMPARE(result.pictures.labelsWithoutPicture, 2);
}

void TestImportRecord::anEntryOfThatNameGoesBefore()
{
    Folder folder;
    Lab lab;
    folder.writePicture("images/1.png", 20, 20);
    const ImportResult result =
        lab.import("coco", folder.write("c.json", coco(image(1, "elsewhere/1.png") + "," + image(2, "images/1.png"),
                                                       box(1, 1) + "," + box(2, 2))));
    QCOMPARE(result.images, 1);
    QCOMPARE(readDataset(lab.database(), "set")[0].sourceId, 2);
    QCOMPARE(count(result, ProblemKind::AmbiguousPicture), 1);
}

void TestImportRecord::everyPictureIsAccountedFor()
{
    static Lab lab;
    QVERIFY(rc::check("found = labelled + without labels + left out", [] {
        Folder folder;
        int whole = 0;
        int broken = 0;
        int labelled = 0;
        int alone = 0;
        for (int i = *rc::gen::inRange(1, 7); i >= 0; --i) {
            const std::string name = (i % 2 == 0 ? "train/" : "val/") + std::to_string(i);
            const int picture = i == 0 ? 1 : *rc::gen::inRange(0, 3); // none, whole, broken
            const bool label = *rc::gen::arbitrary<bool>();
            if (picture == 1) folder.writePicture("images/" + name + ".png", 10, 10);
            if (picture == 2) folder.write("images/" + name + ".png", "broken");
            if (label) folder.write("labels/" + name + ".txt", kRow);
            whole += picture == 1;
            broken += picture == 2;
            labelled += picture == 1 && label;
            alone += picture == 0 && label;
        }
        const ImportResult result = lab.import("yolo", folder.path());
        RC_ASSERT((result.pictures == PictureCounts{whole + broken, labelled, whole - labelled, broken, alone}));
        RC_ASSERT(result.images == whole);
        RC_ASSERT(count(result, ProblemKind::PictureWithoutLabels) == whole - labelled);
        RC_ASSERT(count(result, ProblemKind::LabelsWithoutPicture) == alone);
    }));
}

QTEST_GUILESS_MAIN(TestImportRecord)
#include "test_import_record.moc"
