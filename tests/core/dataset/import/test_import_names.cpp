// A dataset is never replaced by accident, and COCO files and their pictures are found where programs put
// them.
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "core/dataset/selection.h"
#include "tests/support/dataset_import.h"

#include <QTest>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
using blindspot::testing::Folder;
using blindspot::testing::Lab;

namespace {

constexpr const char* kOne = R"({"images": [{"id": 1, "file_name": "a.png", "width": 64, "height": 48}],
    "categories": [{"id": 1, "name": "person"}], "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 30, 40]}]})";

} // namespace

class TestImportNames : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aTakenNameIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("the name of the file") << "";
        QTest::newRow("a name that is given") << "instances";
    }
    void aTakenNameIsRefused()
    {
        QFETCH(QString, name);
        Folder one, other;
        Lab lab;
        one.writePicture("a.png", 64, 48);
        other.writePicture("b.png", 64, 48);
        lab.import({.format = "coco", .source = one.write("instances.json", kOne)});
        SelectionOptions all;
        all.dataset = "instances";
        SelectionStore(lab.database()).create("all", all);
        const std::string before = lab.everything();
        ImportRequest second{
            .format = "coco",
            .source = other.write("instances.json",
                                  std::string(kOne).replace(std::string(kOne).find("a.png"), 5, "b.png")),
            .name = name.toStdString()};
        const std::string refusal = errorOf([&] { lab.import(second); });
        QVERIFY2(contains(refusal, "\"instances\" already (images: 1, selections: 1") &&
                     contains(refusal, "--name") && contains(refusal, "--replace"),
                 refusal.c_str());
        QCOMPARE(lab.everything(), before);
        QVERIFY_EXCEPTION_THROWN(lab.import(second), NameTaken);
        second.replace = true;
        QCOMPARE(lab.import(second).removedImages, 1);
        QVERIFY(readSelection(lab.database(), "all").empty());
    }

    void aNameTakenMeanwhileIsRefused()
    {
        Folder folder;
        Lab lab;
        folder.writePicture("a.png", 64, 48);
        const ImportRequest request{.format = "coco", .source = folder.write("one.json", kOne)};
        storage::Database other = lab.connect();
        StopControl stop;
        bool done = false;
        const ProgressSink meanwhile = [&](const Progress&) {
            if (std::exchange(done, true)) return;
            StopControl its;
            importDataset(request, other, its);
        };
        QVERIFY_EXCEPTION_THROWN(importDataset(request, lab.database(), stop, meanwhile), NameTaken);
        QCOMPARE(std::ssize(DatasetIndex(lab.database()).list()), 1);
    }

    void picturesAreFoundBesideTheFile_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("picture");
        QTest::newRow("together") << "one.json"
                                  << "a.png";
        QTest::newRow("images") << "one.json"
                                << "images/a.png";
        QTest::newRow("as COCO") << "annotations/instances_val2017.json"
                                 << "val2017/a.png";
        QTest::newRow("as CVAT") << "annotations/instances_default.json"
                                 << "images/default/a.png";
        QTest::newRow("another part of CVAT") << "annotations/one.json"
                                              << "images/train/a.png";
        QTest::newRow("one above") << "annotations/one.json"
                                   << "a.png";
    }
    void picturesAreFoundBesideTheFile()
    {
        QFETCH(QString, json);
        QFETCH(QString, picture);
        Folder folder;
        Lab lab;
        folder.writePicture("images/other.png", 8, 8);
        folder.writePicture(picture.toStdString(), 64, 48);
        const auto file = folder.write(json.toStdString(), kOne);
        lab.import({.format = "coco", .source = file, .name = "set"});
        const auto records = readDataset(lab.database(), "set");
        QVERIFY(std::filesystem::equivalent(records.at(0).path, folder / picture.toStdString()));
        // The whole folder, where it has one annotation file.
        lab.import({.format = "coco", .source = folder.path(), .name = "whole"});
        QCOMPARE(readDataset(lab.database(), "whole").at(0).path, records.at(0).path);
    }

    void aFolderOfSeveralFilesSaysWhich()
    {
        Folder folder;
        Lab lab;
        folder.writePicture("a.png", 64, 48);
        QVERIFY(contains(errorOf([&] { lab.import({.format = "coco", .source = folder.path()}); }),
                         "no JSON file in the folder"));
        folder.write("annotations/captions_val2017.json", "{}");
        folder.write("annotations/instances_val2017.json", kOne);
        QCOMPARE(lab.import({.format = "coco", .source = folder.path(), .name = "one"}).images, 1);
        folder.write("annotations/instances_train2017.json", kOne);
        const std::string refusal =
            errorOf([&] { lab.import({.format = "coco", .source = folder.path(), .name = "two"}); });
        QVERIFY2(contains(refusal, "2 annotation files: annotations/instances_train2017.json, "
                                   "annotations/instances_val2017.json"),
                 refusal.c_str());
    }
};

QTEST_GUILESS_MAIN(TestImportNames)
#include "test_import_names.moc"
