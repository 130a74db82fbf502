// What somebody points at: the format and the pictures' folder, by names alone.
#include "core/dataset/import/import_guess.h"
#include "tests/support/dataset_files.h"

#include <QTest>

using namespace blindspot::dataset;
using namespace blindspot::testing;

class TestImportGuess : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cocoBySuffixAndItsPicturesBesideIt()
    {
        const Folder folder;
        const auto json = writeSmallCoco(folder);
        const auto guess = guessImport(json);
        QVERIFY(guess.has_value());
        QCOMPARE(guess->format, std::string("coco"));
        QCOMPARE(guess->images, folder / "images");
        QCOMPARE(guessImport(folder.path())->source, json);
        QCOMPARE(guessImport(folder.path() / "")->source, json);
    }

    void cocoAsItIsDownloaded()
    {
        const Folder folder;
        folder.writePicture("val2017/1.jpg", 8, 8);
        folder.write("annotations/captions_val2017.json", "{}");
        const auto json = folder.write("annotations/instances_val2017.json", "{}");
        const auto guess = guessImport(folder.path());
        QVERIFY(guess.has_value());
        QCOMPARE(guess->source, json);
        QCOMPARE(guess->images, folder / "val2017");
    }

    void yoloAndVocByTheirFolders()
    {
        const Folder yolo;
        yolo.writePicture("images/train/1.jpg", 8, 8);
        yolo.write("labels/train/1.txt", "0 .5 .5 1 1");
        QCOMPARE(guessImport(yolo.path())->format, std::string("yolo"));
        const auto yaml = yolo.write("data.yaml", "path: .");
        QCOMPARE(guessImport(yaml)->format, std::string("yolo"));
        const Folder voc;
        voc.writePicture("JPEGImages/1.jpg", 8, 8);
        const auto xml = voc.write("Annotations/1.xml", "<annotation/>");
        QCOMPARE(guessImport(voc.path())->format, std::string("voc"));
        QCOMPARE(guessImport(xml)->source, voc.path());
    }

    void othersAreNothing()
    {
        const Folder folder;
        QVERIFY(!guessImport(folder.path()));
        QVERIFY(!guessImport(folder.write("notes.txt", "hello")));
        QVERIFY(!guessImport(folder / "nowhere"));
    }
};

QTEST_GUILESS_MAIN(TestImportGuess)
#include "test_import_guess.moc"
