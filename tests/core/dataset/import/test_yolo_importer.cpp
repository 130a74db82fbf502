// Importing YOLO's labels: every way in which such datasets are laid out, and every line that is wrong.
#include "core/common/box.h"
#include "core/common/utf8.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "tests/support/dataset_bytes.h"
#include "tests/support/dataset_import.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>
#include <filesystem>

#include <sys/stat.h>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::Folder;
using blindspot::testing::Lab;

namespace {

/// Two pictures of 100 x 50 with labels, in images/<part> and labels/<part>.
void writeParts(const Folder& folder)
{
    folder.writePicture("images/train/a.png", 100, 50);
    folder.writePicture("images/val/b.jpg", 100, 50);
    folder.write("labels/train/a.txt", "0 0.5 0.5 0.2 0.4\n1 0.1 0.1 0.3 0.1 0.2 0.4\n\n");
    folder.write("labels/val/b.txt", "1 0.25 0.5 0.5 1\r\n");
}

std::vector<std::string> classesOf(Lab& lab)
{
    std::vector<std::string> names;
    for (const CategoryInfo& category : DatasetIndex(lab.database()).categories("set"))
        names.push_back(category.name);
    return names;
}

bool isNear(const Box& a, const Box& b)
{
    return std::abs(a.x1 - b.x1) + std::abs(a.y1 - b.y1) + std::abs(a.x2 - b.x2) + std::abs(a.y2 - b.y2) <
           1e-9;
}

} // namespace

class TestYoloImporter : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void layouts_data();
    void layouts();
    void aYamlOfAnyName();
    void boxesAndPolygons();
    void namesStayTexts();
    void aBareFolder();
    void picturesAndLabelsInOneFolder();
    void turnedPicturesHaveTheirUprightSize();
    void badLinesBecomeWarnings();
    void whatIsNoNumberHidesNothing_data();
    void whatIsNoNumberHidesNothing();
    void labelsWithoutOneUsableRow_data();
    void labelsWithoutOneUsableRow();
    void aPictureListedInTwoWaysIsOne_data();
    void aPictureListedInTwoWaysIsOne();
    void linksThatLeadNowhereAreToldOnce();
    void missingThingsBecomeWarnings();
    void textsOfOtherSystems_data();
    void textsOfOtherSystems();
    void keypointsAreNoPolygons();
    void labelsUnderOtherNames();
    void listsOfOtherMachines();
    void pipesAreNotWaitedFor();
    void classesHaveTheirNumbers_data();
    void classesHaveTheirNumbers();
    void brokenFilesStopWithThePlace_data();
    void brokenFilesStopWithThePlace();
    void spoiledFilesAreHarmless();
};

void TestYoloImporter::layouts_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::newRow("folders") << "train: images/train\nval: images/val\nnames: [cat, dog]\n";
    QTest::newRow("map of names")
        << "path: .\ntrain: images/train\nval: images/val\nnames: {0: cat, 1: dog}\n";
    QTest::newRow("list of folders")
        << "train: [images/train, images/val]\nval:\nnames:\n  0: cat\n  1: dog\n";
    QTest::newRow("one folder twice") << "train: images\nval: images\nnames: [cat, dog]\n";
    QTest::newRow("as Roboflow writes it")
        << "train: ../images/train\nval: ../images/val\nnc: 2\nnames: ['cat', 'dog']\n";
    QTest::newRow("lists") << "train: train.txt\nval: images/val\nnames: [cat, dog]\n";
}

void TestYoloImporter::layouts()
{
    QFETCH(QString, yaml);
    Folder folder;
    Lab lab;
    writeParts(folder);
    folder.write("train.txt", "./images/train/a.png\n\n");
    const auto file = folder.write("data.yaml", yaml.toStdString());
    for (const auto& source : {file, folder.path()}) {
        const ImportResult result = lab.import("yolo", source);
        QCOMPARE(result.images, 2);
        QCOMPARE(result.annotations, 3);
        QCOMPARE(result.warnings, 0);
        QVERIFY(classesOf(lab) == (std::vector<std::string>{"cat", "dog"}));
    }
}

void TestYoloImporter::aYamlOfAnyName()
{
    Folder folder;
    Lab lab;
    writeParts(folder);
    folder.write("mine.yaml", "train: images/train\nval: images/val\nnames: [cat, dog]\n");
    lab.import("yolo", folder.path());
    QVERIFY(classesOf(lab) == (std::vector<std::string>{"cat", "dog"}));
    folder.write("other.yaml", "train: images/train\nnames: [fish, bird]\n"); // which one is not clear
    lab.import("yolo", folder.path());
    QVERIFY(classesOf(lab) == (std::vector<std::string>{"0", "1"}));
}

/// Nobody will ever write into them.
void TestYoloImporter::pipesAreNotWaitedFor()
{
    Folder folder;
    Lab lab;
    writeParts(folder);
    const auto file = folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cat, dog]\n");
    std::filesystem::remove(folder / "labels/val/b.txt");
    QCOMPARE(::mkfifo((folder / "labels/val/b.txt").c_str(), 0600), 0);
    QCOMPARE(::mkfifo((folder / "images/train/pipe.png").c_str(), 0600), 0);
    const ImportResult result = lab.import("yolo", file);
    QCOMPARE(result.images, 2);
    QCOMPARE(result.annotations, 2);
    QVERIFY(result.warnings > 0);
}

void TestYoloImporter::boxesAndPolygons()
{
    Folder folder;
    Lab lab;
    writeParts(folder);
    lab.import("yolo",
               folder.write("data.yaml", "train: images/train\nval: images/val\nnames: [cat, dog]\n"));
    const auto records = readDataset(lab.database(), "set");
    QVERIFY(isNear(records[0].annotations[0].box, {40, 15, 60, 35}));
    QVERIFY(isNear(records[0].annotations[1].box, {10, 5, 30, 20}));
    QCOMPARE(records[0].annotations[1].className, std::string("dog"));
    QVERIFY(isNear(records[1].annotations[0].box, {0, 0, 50, 50}));
    QCOMPARE(std::ssize(readDataset(lab.database(), "set", {.split = "val"})), 1);
}

void TestYoloImporter::namesStayTexts()
{
    Folder folder;
    Lab lab;
    writeParts(folder);
    lab.import("yolo", folder.write("data.yaml",
                                    "train: images\nnames: [yes, no, 1, 'two words', \"사람\", null]\n"));
    QVERIFY(classesOf(lab) == (std::vector<std::string>{"yes", "no", "1", "two words", "사람", "null"}));
}

void TestYoloImporter::aBareFolder()
{
    Folder folder;
    Lab lab;
    writeParts(folder);
    QCOMPARE(lab.import("yolo", folder.path()).annotations, 3);
    QVERIFY(classesOf(lab) == (std::vector<std::string>{"0", "1"}));
    QCOMPARE(std::ssize(readDataset(lab.database(), "set", {.split = "train"})), 1);
    folder.write("classes.txt", "cat\ndog\n");
    lab.import("yolo", folder.path());
    QVERIFY(classesOf(lab) == (std::vector<std::string>{"cat", "dog"}));
}

void TestYoloImporter::picturesAndLabelsInOneFolder()
{
    Folder folder;
    Lab lab;
    folder.writePicture("x.y.png", 10, 10);
    folder.write("x.y.txt", "2 0.5 0.5 0.5 0.5");
    const ImportResult result = lab.import("yolo", folder.path(), {}, "");
    QCOMPARE(result.annotations, 1);
    QCOMPARE(result.categories, 3);
    QCOMPARE(result.dataset, toUtf8(folder.path().filename()));
}

void TestYoloImporter::turnedPicturesHaveTheirUprightSize()
{
    Folder folder;
    Lab lab;
    std::filesystem::create_directories(folder / "images");
    writeFileAtomically(folder / "images/a.jpg",
                        testing::withOrientation(imaging::encodeJpeg(imaging::Image(40, 20)), 6));
    folder.write("labels/a.txt", "0 0.5 0.5 1 1");
    lab.import("yolo", folder.path());
    QVERIFY(isNear(readDataset(lab.database(), "set")[0].annotations[0].box, {0, 0, 20, 40}));
}

void TestYoloImporter::badLinesBecomeWarnings()
{
    Folder folder;
    Lab lab;
    folder.writePicture("images/a.png", 100, 50);
    folder.write("data.yaml", "train: images\nnames: [cat]\n");
    folder.write("labels/a.txt", "0 0.5 0.5 0.2 0.2\n"
                                 "0 0.5 0.5 0.2 0.2\n"     // twice
                                 "1 0.5 0.5 0.2 0.2\n"     // no such class
                                 "-1 0.5 0.5 0.2 0.2\n"    // nor this
                                 "0.5 0.5 0.5 0.2 0.2\n"   // nor this
                                 "0 0.5 0.5 0.2\n"         // a number too few
                                 "0 0.5 0.5 0.2 0.2 #\n"   // a remark
                                 "0 a b c d\n"
                                 "0 nan 0.5 0.2 0.2\n"
                                 "0 inf 0.5 0.2 0.2\n"
                                 "0 0.5 0.5 0 0.2\n"
                                 "0 3 0.5 0.2 0.2\n"
                                 "0 1e999 0.5 0.2 0.2\n"
                                 "0 0.9 0.5 0.6 0.2\n"); // reaches out: cut
    const ImportResult result = lab.import("yolo", folder.path());
    QCOMPARE(result.annotations, 2);
    QCOMPARE(result.warnings, 13);
    QVERIFY(contains(result.warningTexts[0].english(), "labels/a.txt: line 2"));
}

void TestYoloImporter::whatIsNoNumberHidesNothing_data()
{
    QTest::addColumn<QString>("row");
    for (const char* row : {"0 nan 0.5 0.2 0.2", "nan 0.5 0.5 0.2 0.2", "0 -nan 0.5 0.2 0.2", "0 0.5 0.5 inf 0.2",
                            "0 0.1 0.1 0.4 0.1 0.4 nan"})
        QTest::newRow(row) << row;
}

void TestYoloImporter::whatIsNoNumberHidesNothing()
{
    QFETCH(QString, row);
    Folder folder;
    Lab lab;
    folder.writePicture("a.png", 100, 50);
    folder.write("a.txt", "0 0.2 0.2 0.2 0.2\n" + row.toStdString() + "\n0 0.3 0.3 0.2 0.2\n0 0.6 0.6 0.2 0.2\n");
    const ImportResult result = lab.import("yolo", folder.path());
    QCOMPARE(result.annotations, 3);
    QVERIFY((result.problems == ProblemCounts{{ProblemKind::BadBox, 1}}));
    QVERIFY(contains(result.warningTexts.at(0).english(), "line 2: it is not made of numbers"));
}

void TestYoloImporter::labelsWithoutOneUsableRow_data()
{
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("says");
    QTest::newRow("pixels") << "0 50 25 20 10\n0 20 10 5 5\n" << "none of the 2";
    QTest::newRow("remarks") << "0 0.5 0.5 0.2 0.2 # ok\n" << "a.txt: line 1: not a class and a box";
    QTest::newRow("another class") << "7 0.5 0.5 0.2 0.2\n" << "there is no class 7";
    QTest::newRow("no numbers") << "0 nan 0.5 0.2 0.2\n" << "not made of numbers";
    QTest::newRow("no size") << "0 0.5 0.5 0 0\n" << "a.png: annotation 1 of image 1: the box has no size";
    QTest::newRow("no rows") << "" << "";
    QTest::newRow("blank rows") << " \n\n" << "";
    QTest::newRow("one of two") << "0 0.5 0.5 0.2 0.2\n0 50 25 20 10\n" << "";
}

void TestYoloImporter::labelsWithoutOneUsableRow()
{
    QFETCH(QString, rows);
    QFETCH(QString, says);
    Folder folder;
    Lab lab;
    folder.writePicture("images/a.png", 100, 50);
    folder.writePicture("images/b.png", 100, 50); // without a label file
    folder.write("classes.txt", "cat\n");
    folder.write("labels/a.txt", rows.toStdString());
    const std::string refusal = lab.refusal("yolo", folder.path());
    QVERIFY2(says.isEmpty() == refusal.empty() && contains(refusal, says.toStdString()), refusal.c_str());
    QCOMPARE(lab.database().scalar("SELECT count(*) FROM images"), says.isEmpty() ? 2 : 0);
}

void TestYoloImporter::aPictureListedInTwoWaysIsOne_data()
{
    QTest::addColumn<QString>("train");
    QTest::addColumn<QString>("val");
    QTest::newRow("slashes") << "images/b.jpg" << "images\\b.jpg";
    QTest::newRow("case") << "images/b.jpg" << "images/B.JPG";
    QTest::newRow("another machine") << "images/b.jpg" << "/home/me/set/images/b.jpg";
    QTest::newRow("the other first") << "C:\\set\\images\\B.jpg" << "./images/b.jpg";
    QTest::newRow("neither") << "images\\b.jpg" << "images/B.JPG";
    QTest::newRow("the whole path") << "images/b.jpg" << "<whole>/images/b.jpg";
}

void TestYoloImporter::aPictureListedInTwoWaysIsOne()
{
    QFETCH(QString, train);
    QFETCH(QString, val);
    Folder folder;
    Lab lab;
    for (const char* name : {"a", "b", "c"}) {
        folder.writePicture(std::string("images/") + name + ".jpg", 100, 50);
        folder.write(std::string("labels/") + name + ".txt", "0 0.5 0.5 0.2 0.2\n");
    }
    val.replace("<whole>", QString::fromStdString(folder.path().string()));
    folder.write("train.txt", "images/a.jpg\n" + train.toStdString() + "\n");
    folder.write("val.txt", val.toStdString() + "\nimages/c.jpg\n");
    folder.write("data.yaml", "train: train.txt\nval: val.txt\nnames: [cat]\n");
    const ImportResult result = lab.import("yolo", folder.path());
    QCOMPARE(result.images, 3);
    QCOMPARE(result.annotations, 3);
    QVERIFY((result.pictures == PictureCounts{3, 3, 0, 0, 0}));
    for (const ImageRecord& record : readDataset(lab.database(), "set"))
        QCOMPARE(std::ssize(record.annotations), 1);
}

void TestYoloImporter::linksThatLeadNowhereAreToldOnce()
{
    Folder folder;
    Lab lab;
    for (const char* name : {"images/a.png", "images/b.png"})
        folder.writePicture(name, 100, 50);
    folder.write("labels/a.txt", "0 0.5 0.5 0.2 0.2\n");
    folder.write("labels/dead.txt", "0 0.5 0.5 0.2 0.2\n");
    std::filesystem::create_symlink("gone.png", folder / "images/dead.png");
    std::filesystem::create_symlink("self.png", folder / "images/self.png");
    std::filesystem::create_symlink("gone.txt", folder / "labels/b.txt");
    for (int list = 0; list < 2; ++list) { // found in the folder, and named by a list
        const ImportResult result = lab.import("yolo", folder.path());
        QVERIFY((result.problems == ProblemCounts{{ProblemKind::UnreadablePicture, 2}, {ProblemKind::UnreadableFile, 1}}));
        QVERIFY((result.pictures == PictureCounts{4, 1, 1, 2, 0}));
        folder.write("train.txt", "images/a.png\nimages/b.png\nimages/dead.png\nimages/self.png\n");
        folder.write("data.yaml", "train: train.txt\nnames: [cat]\n");
    }
}

void TestYoloImporter::missingThingsBecomeWarnings()
{
    Folder folder;
    Lab lab;
    writeParts(folder);
    folder.write("images/train/broken.png", "no picture");
    folder.write("list.txt", "images/train/a.png\nimages/train/none.png\n");
    folder.write(
        "data.yaml",
        "path: /nowhere/at/all\ntrain: list.txt\nval: [images/train, images/none]\nnames: [cat, dog]\n");
    const ImportResult result = lab.import("yolo", folder.path());
    QCOMPARE(result.images, 1);
    QCOMPARE(result.warnings, 4); // the path, a missing folder, a missing and a broken picture
    std::filesystem::remove_all(folder / "labels");
    QCOMPARE(lab.import("yolo", folder.path()).warnings, 5); // and a picture without labels
}

void TestYoloImporter::textsOfOtherSystems_data()
{
    QTest::addColumn<QByteArray>("classes");
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<QString>("names");
    QTest::addColumn<int>("problems");
    const QByteArray rows = "0 0.5 0.5 0.2 0.2\n2 0.2 0.2 0.2 0.2\n";
    const auto utf16 = [](const QString& text) {
        return "\xFF\xFE" + QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    };
    QTest::newRow("plain") << QByteArray("a\nb\nc") << rows << "a b c" << 0;
    QTest::newRow("a mark") << QByteArray("\xEF\xBB\xBF" "a\r\nb\r\nc\r\n") << "\xEF\xBB\xBF" + rows << "a b c" << 0;
    QTest::newRow("UTF-16") << utf16("a\r\nb\r\nc\r\n") << utf16(rows) << "a b c" << 0;
    QTest::newRow("an old Mac's lines") << QByteArray("a\rb\rc") << QByteArray(rows).replace('\n', '\r') << "a b c" << 0;
    QTest::newRow("blank lines at the end") << QByteArray("a\nb\nc\n\n \n") << rows << "a b c" << 0;
    QTest::newRow("a blank line between") << QByteArray("a\n\nc\n") << rows << "a 1 c" << 1;
    QTest::newRow("EUC-KR") << QByteArray("\xBB\xE7\xB6\xF7\nb\nc\n") << rows << "사람 b c" << 1;
    QTest::newRow("GBK") << QByteArray("\xD0\xD0\xC8\xCB\nb\nc\n") << rows << "行人 b c" << 1;
    QTest::newRow("blanks after names") << QByteArray("a \nb\t\nc\n") << rows << "a b c" << 0;
}

/// The numbers of the classes never shift, and no broken text is kept.
void TestYoloImporter::textsOfOtherSystems()
{
    QFETCH(QByteArray, classes);
    QFETCH(QByteArray, labels);
    QFETCH(QString, names);
    QFETCH(int, problems);
    Folder folder;
    Lab lab;
    folder.writePicture("images/a.png", 100, 50);
    folder.write("classes.txt", classes.toStdString());
    folder.write("labels/a.txt", labels.toStdString());
    const ImportResult result = lab.import("yolo", folder.path());
    QStringList found;
    for (const std::string& name : classesOf(lab))
        found << QString::fromStdString(name);
    QCOMPARE(found.join(' '), names);
    QCOMPARE(result.annotations, 2);
    QCOMPARE(result.warnings, problems);
    QCOMPARE(QString::fromStdString(readDataset(lab.database(), "set")[0].annotations[1].className), found.value(2));
}

void TestYoloImporter::keypointsAreNoPolygons()
{
    Folder folder;
    Lab lab;
    folder.writePicture("images/a.png", 100, 100);
    folder.write("labels/a.txt", "0 0.5 0.5 0.4 0.6 0.4 0.3 2 0.6 0.3 2 0.5 0.7 1 0 0 0\n");
    lab.import("yolo", folder.path());
    QVERIFY(isNear(readDataset(lab.database(), "set")[0].annotations[0].box, {30, 20, 70, 80}));
    // Rows that could be either are decided by what data.yaml says.
    folder.write("labels/a.txt", "0 0.5 0.5 0.4 0.6 0.9 0.9 0.9 0.1\n");
    folder.write("data.yaml", "train: images\nnames: [a]\nkpt_shape: [2, 2]\n");
    lab.import("yolo", folder.path());
    QVERIFY(isNear(readDataset(lab.database(), "set")[0].annotations[0].box, {30, 20, 70, 80}));
    folder.write("labels/a.txt", "0 0.5 0.5 0.4 0.6\n0 0.5 0.5 0.4 0.6 0.9 0.9\n");
    const ImportResult told = lab.import("yolo", folder.path());
    QCOMPARE(told.annotations, 1);
    QCOMPARE(told.warnings, 1);
    QVERIFY(contains(told.notes.back().english(), "kpt_shape"));
}

void TestYoloImporter::labelsUnderOtherNames()
{
    Folder folder;
    Lab lab;
    for (const char* name : {"Images/caf\u00e9.png", "Images/a b.png", "Images/UP.png", "Images/same.png", "Images/x/deep.png"})
        folder.writePicture(name, 10, 10);
    for (const char* name : {"Labels/cafe\u0301", "Labels/a%20b", "Labels/up", "Labels/x/deep", "Labels/Same", "Labels/SAME"})
        folder.write(std::string(name) + ".txt", "0 0.5 0.5 0.5 0.5\n");
    const ImportResult result = lab.import("yolo", folder.path());
    QCOMPARE(result.images, 5);
    QCOMPARE(result.annotations, 4); // not same.png, which has two
    QCOMPARE(result.pictures.labelsWithoutPicture, 2);
}

void TestYoloImporter::listsOfOtherMachines()
{
    Folder folder;
    Lab lab;
    writeParts(folder);
    folder.write("splits/train.txt", "C:\\Users\\kim\\set\\images\\train\\a.png\n");
    folder.write("splits/val.txt", "images/val/b.jpg\nimages/val/none.jpg\n");
    const ImportResult result = lab.import(
        "yolo", folder.write("data.yaml", "path: D:\\set\ntrain: splits/train.txt\nval: D:\\set\\splits\\val.txt\n"
                                          "names: [cat, dog]\n"));
    QCOMPARE(result.images, 2);
    QCOMPARE(result.annotations, 3);
    QCOMPARE(result.warnings, 2); // the path, and a picture that is missing
    QCOMPARE(std::ssize(readDataset(lab.database(), "set", {.split = "val"})), 1);
}

void TestYoloImporter::classesHaveTheirNumbers_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("names");
    QTest::addColumn<int>("problems");
    QTest::newRow("a gap") << "names: {0: a, 2: c}" << "a 1 c" << 1;
    QTest::newRow("more classes than names") << "names: [a, b]\nnc: 3" << "a b 2" << 1;
    QTest::newRow("fewer") << "names: [a, b]\nnc: 1" << "a b" << 1;
    QTest::newRow("no names") << "nc: 2" << "0 1" << 1;
    QTest::newRow("a blank one") << "names: [a, '', c]" << "a 1 c" << 1;
    QTest::newRow("in a file") << "names: other.names" << "x y z" << 0;
    QTest::newRow("tabs") << "names:\n\t- a\n\t- b" << "a b" << 1;
}

void TestYoloImporter::classesHaveTheirNumbers()
{
    QFETCH(QString, yaml);
    QFETCH(QString, names);
    QFETCH(int, problems);
    Folder folder;
    Lab lab;
    folder.writePicture("images/a.png", 10, 10);
    folder.write("labels/a.txt", "0 0.5 0.5 0.5 0.5\n");
    folder.write("other.names", "x\ny\nz\n");
    const ImportResult result =
        lab.import("yolo", folder.write("data.yaml", "train: images\n" + yaml.toStdString() + "\n"));
    QStringList found;
    for (const std::string& name : classesOf(lab))
        found << QString::fromStdString(name);
    QCOMPARE(found.join(' '), names);
    QCOMPARE(result.warnings, problems);
}

void TestYoloImporter::brokenFilesStopWithThePlace_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("says");
    QTest::newRow("broken") << "train: [images\nnames: {a\n"
                            << "broken in line";
    QTest::newRow("a list") << "- a\n- b\n"
                            << "no description";
    QTest::newRow("empty") << ""
                           << "no description";
    QTest::newRow("no parts") << "names: [a]\n"
                              << "neither train nor val nor test";
    QTest::newRow("names is a text") << "train: images\nnames: cat\n"
                                     << "neither a list nor a map";
    QTest::newRow("names of lists") << "train: images\nnames: [[cat]]\n"
                                    << "no text";
    QTest::newRow("huge class number") << "train: images\nnames: {4000000000: cat}\n"
                                       << "no class number";
    QTest::newRow("part is a map") << "train: {a: b}\nnames: [cat]\n"
                                   << "no path";
    QTest::newRow("nothing there") << "train: none\nnames: [cat]\n"
                                   << "no images are found";
    QTest::newRow("deep") << QString("[").repeated(100'000) << "broken";
}

void TestYoloImporter::brokenFilesStopWithThePlace()
{
    QFETCH(QString, yaml);
    QFETCH(QString, says);
    Folder folder;
    Lab lab;
    writeParts(folder);
    const std::string before = lab.everything();
    const std::string refusal = lab.refusal("yolo", folder.write("data.yaml", yaml.toStdString()));
    QVERIFY2(contains(refusal, says.toStdString()) && contains(refusal, "data.yaml"), refusal.c_str());
    QCOMPARE(lab.everything(), before);
    QVERIFY(!lab.refusal("yolo", folder / "none").empty());
    std::filesystem::create_directories(folder / "empty");
    QVERIFY(contains(lab.refusal("yolo", folder / "empty"), "no images are found"));
}

void TestYoloImporter::spoiledFilesAreHarmless()
{
    Folder folder;
    writeParts(folder);
    const std::string yaml = "path: .\ntrain: [images/train]\nval: images/val\nnames: {0: cat, 1: \"dog\"}\n";
    const std::string labels = "0 0.5 0.5 0.2 0.4\n1 0.1 0.1 0.3 0.1 0.2 0.4\n";
    static Lab lab;
    QVERIFY(rc::check("spoiled", [&] {
        const auto spoil = [](std::string text) {
            const auto place = [&] { return *rc::gen::inRange<std::size_t>(0, text.size()); };
            if (*rc::gen::inRange(0, 3) == 0) text.resize(place());
            const int changes = *rc::gen::inRange(0, 4);
            for (int i = 0; i < changes && !text.empty(); ++i)
                text[place()] = *rc::gen::elementOf(std::string("[]{}:\"'&*!|>-#% \n\t0e.\xFF"));
            return text;
        };
        folder.write("labels/train/a.txt", spoil(labels));
        const auto file = folder.write("data.yaml", spoil(yaml));
        const std::string before = lab.everything();
        try {
            const ImportResult result = lab.import("yolo", file);
            RC_ASSERT(lab.database().scalar("SELECT count(*) FROM annotations") == result.annotations);
        } catch (const Error&) {
            RC_ASSERT(lab.everything() == before);
        }
    }));
}

QTEST_GUILESS_MAIN(TestYoloImporter)
#include "test_yolo_importer.moc"
