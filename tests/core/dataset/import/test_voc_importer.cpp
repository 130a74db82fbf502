// Importing Pascal VOC's XML: its way of counting pixels, and files that are wrong.
#include "core/common/box.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "tests/support/dataset_import.h"

#include <QTest>
#include <rapidcheck.h>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::Folder;
using blindspot::testing::Lab;

namespace {

std::string object(const std::string& name, const std::string& box, const std::string& more = {})
{
    return "<object><name>" + name + "</name>" + more + "<bndbox>" + box + "</bndbox></object>";
}

std::string boxOf(int xmin, int ymin, int xmax, int ymax)
{
    return "<xmin>" + std::to_string(xmin) + "</xmin><ymin>" + std::to_string(ymin) + "</ymin><xmax>" +
           std::to_string(xmax) + "</xmax><ymax>" + std::to_string(ymax) + "</ymax>";
}

std::string annotation(const std::string& picture, const std::string& objects)
{
    return "<?xml version=\"1.0\"?>\n<annotation><filename>" + picture +
           "</filename><size><width>9</width><height>9</height><depth>3</depth></size>" + objects +
           "</annotation>";
}

/// Two pictures of 100 x 50: a dog over all of the first, a difficult person in the second.
void writeVoc(const Folder& folder)
{
    folder.writePicture("JPEGImages/a.jpg", 100, 50);
    folder.writePicture("JPEGImages/b.jpg", 100, 50);
    folder.write("Annotations/a.xml", annotation("a.jpg", object("dog", boxOf(1, 1, 100, 50))));
    folder.write("Annotations/b.xml",
                 annotation("wrong.jpg", object("person", boxOf(11, 21, 30, 40),
                                                "<difficult>1</difficult><pose>Left</pose>")));
}

} // namespace

class TestVocImporter : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void pixelsCountFromOne();
    void filesMayLieTogether();
    void badObjectsBecomeWarnings();
    void brokenFilesAreLeftOut_data();
    void brokenFilesAreLeftOut();
    void encodings_data();
    void encodings();
    void oneGuessForAllFiles();
    void picturesUnderOtherNames_data();
    void picturesUnderOtherNames();
    void theXmlsOwnPictureGoesFirst_data();
    void theXmlsOwnPictureGoesFirst();
    void aBrokenXmlIsToldOnce_data();
    void aBrokenXmlIsToldOnce();
    void aPictureWhoseLinkLeadsNowhereIsToldOnce();
    void filesWithoutOneUsableObject();
    void spoiledFilesAreHarmless();
};

void TestVocImporter::pixelsCountFromOne()
{
    Folder folder;
    Lab lab;
    writeVoc(folder);
    const ImportResult result = lab.import("voc", folder.path());
    QCOMPARE(result.images, 2);
    QCOMPARE(result.annotations, 2);
    QCOMPARE(result.categories, 2);
    QCOMPARE(result.warnings, 1); // the size in the XML is wrong, the picture's counts
    QVERIFY(contains(result.warningTexts.at(0).english(), "pictures of another size than the annotations say, in another shape: 2"));
    const auto records = readDataset(lab.database(), "set");
    QVERIFY(records[0].annotations[0].box == (Box{0, 0, 100, 50}));
    QVERIFY(records[1].annotations[0].box == (Box{10, 20, 30, 40}));
    QVERIFY(records[1].path == folder / "JPEGImages/b.jpg");
    QVERIFY(records[1].annotations[0].difficult);
    QVERIFY(!records[0].annotations[0].difficult);
    QCOMPARE(lab.import("voc", folder.path()).annotations, 2);
    QCOMPARE(lab.database().scalar("SELECT count(*) FROM annotations"), 2);
}

void TestVocImporter::filesMayLieTogether()
{
    Folder folder;
    Lab lab;
    folder.writePicture("a.png", 20, 20);
    folder.write("a.xml", annotation("", object("cat", boxOf(1, 1, 5, 5))));
    QCOMPARE(lab.import("voc", folder.path()).annotations, 1);
}

void TestVocImporter::badObjectsBecomeWarnings()
{
    Folder folder;
    Lab lab;
    folder.writePicture("JPEGImages/a.jpg", 100, 50);
    folder.write(
        "Annotations/a.xml",
        annotation("a.jpg", object("dog", boxOf(1, 1, 10, 10)) + object("", boxOf(1, 1, 10, 10)) +
                                "<object><name>dog</name></object>" + object("dog", boxOf(20, 20, 10, 10)) +
                                object("dog", "<xmin>a</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax>") +
                                object("dog", boxOf(500, 500, 600, 600)) +
                                object("dog", boxOf(50, 1, 200, 9))));
    folder.write("Annotations/b.xml", annotation("b.jpg", object("dog", boxOf(1, 1, 10, 10))));
    folder.write("Annotations/c.xml", "<other/>");
    const ImportResult result = lab.import("voc", folder.path());
    QCOMPARE(result.images, 1);
    QCOMPARE(result.annotations, 2);
    QCOMPARE(result.warnings, 9); // the size in the XML is told, too
}

void TestVocImporter::brokenFilesAreLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("not closed") << "<annotation>\n<object>\n</annotation>"
                                << "broken in line 3";
    QTest::newRow("cut short") << "<annotation><filename>a.j"
                               << "broken in line 1";
    QTest::newRow("empty") << ""
                           << "the file is empty";
    QTest::newRow("blank") << " \r\n"
                           << "the file is empty";
    QTest::newRow("another kind") << "<kml/>"
                                  << "no <annotation>";
}

void TestVocImporter::brokenFilesAreLeftOut()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    Folder folder;
    Lab lab;
    writeVoc(folder);
    folder.write("Annotations/c.xml", text.toStdString());
    folder.write("Annotations/._c.xml", "Mac");
    folder.writePicture("JPEGImages/d.jpg", 10, 10);
    const ImportResult result = lab.import("voc", folder.path());
    QCOMPARE(result.images, 2);
    QCOMPARE(result.annotations, 2);
    QCOMPARE(result.warnings, 4); // the broken file, the Mac's, a picture without XML, and the sizes in the XML
    std::string texts;
    for (const Message& warning : result.warningTexts)
        texts += warning.english() + "\n";
    QVERIFY2(contains(texts, says.toStdString()) && contains(texts, "c.xml"), texts.c_str());
    QVERIFY((result.pictures == PictureCounts{3, 2, 0, 1, 0}));
    QVERIFY(contains(lab.refusal("voc", folder / "none"), "no such folder"));
    QVERIFY(contains(lab.refusal("voc", folder / "JPEGImages"), "no XML"));
}

void TestVocImporter::encodings_data()
{
    QTest::addColumn<QByteArray>("declared");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("means");
    QTest::addColumn<int>("problems");
    const QByteArray gbk = "\xD0\xD0\xC8\xCB";
    QTest::newRow("GBK") << QByteArray("gbk") << gbk << "行人" << 0;
    QTest::newRow("GB2312") << QByteArray("GB2312") << gbk << "行人" << 0;
    QTest::newRow("GBK that says UTF-8") << QByteArray("utf-8") << gbk << "行人" << 1;
    QTest::newRow("UTF-8 that says GBK") << QByteArray("gbk") << QByteArray("行人") << "行人" << 1;
    QTest::newRow("EUC-KR") << QByteArray("euc-kr") << QByteArray("\xBB\xE7\xB6\xF7") << "사람" << 0;
    QTest::newRow("Latin-1") << QByteArray("ISO-8859-1") << QByteArray("v\xE9lo") << "vélo" << 0;
    QTest::newRow("unknown") << QByteArray("x-mine") << QByteArray("\xBB\xE7\xB6\xF7") << "사람" << 1;
}

void TestVocImporter::encodings()
{
    QFETCH(QByteArray, declared);
    QFETCH(QByteArray, name);
    QFETCH(QString, means);
    QFETCH(int, problems);
    Folder folder;
    Lab lab;
    folder.writePicture("a.png", 20, 20);
    folder.write("a.xml", "<?xml version=\"1.0\" encoding=\"" + declared.toStdString() +
                              "\"?><annotation><filename>a.png</filename>" +
                              object(name.toStdString(), boxOf(1, 1, 5, 5)) + "</annotation>");
    const ImportResult result = lab.import("voc", folder.path());
    QCOMPARE(result.annotations, 1);
    QCOMPARE(result.warnings, problems);
    QCOMPARE(QString::fromStdString(DatasetIndex(lab.database()).categories("set")[0].name), means);
}

/// One guess for all files: 车 alone would pass for Korean beside files that are surely Chinese.
void TestVocImporter::oneGuessForAllFiles()
{
    Folder folder;
    Lab lab;
    int number = 0;
    for (const char* name : {"\xB3\xB5", "\xBB\xF0", "\xD0\xD0\xC8\xCB", "\xC6\xFB\xB3\xB5"}) {
        const std::string stem = std::to_string(++number);
        folder.writePicture(stem + ".png", 20, 20);
        folder.write(stem + ".xml", annotation(stem + ".png", object(name, boxOf(1, 1, 5, 5))));
    }
    const ImportResult result = lab.import("voc", folder.path());
    QCOMPARE(result.warnings, 5); // a guess for each, and the sizes in the XML
    QStringList names;
    for (const CategoryInfo& category : DatasetIndex(lab.database()).categories("set"))
        names << QString::fromStdString(category.name);
    QCOMPARE(names.join(' '), QString("车 火 行人 汽车"));
}

void TestVocImporter::picturesUnderOtherNames_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("picture");
    QTest::newRow("nested") << "x/1.xml" << "1.jpg" << "x/1.jpg";
    QTest::newRow("nested, with its folder") << "x/1.xml" << "x/1.jpg" << "x/1.jpg";
    QTest::newRow("without its ending") << "2.xml" << "2" << "2.PNG";
    QTest::newRow("no name at all") << "2.xml" << "" << "2.PNG";
    QTest::newRow("a path of Windows") << "2.xml" << "C:\\data\\2.PNG" << "2.PNG";
    QTest::newRow("another case") << "3.xml" << "2.png" << "2.PNG";
    QTest::newRow("escaped") << "3.xml" << "caf%C3%A9.jpg" << "café.jpg";
    QTest::newRow("a wrong name") << "x/1.xml" << "image.jpg" << "x/1.jpg";
}

void TestVocImporter::picturesUnderOtherNames()
{
    QFETCH(QString, xml);
    QFETCH(QString, named);
    QFETCH(QString, picture);
    Folder folder;
    Lab lab;
    for (const char* name : {"x/1.jpg", "y/1.jpg", "2.jpg", "café.jpg"})
        folder.writePicture(std::string("JPEGImages/") + name, 20, 20);
    std::filesystem::rename(folder / "JPEGImages/2.jpg", folder / "JPEGImages/2.PNG");
    folder.write("Annotations/" + xml.toStdString(), annotation(named.toStdString(), object("cat", boxOf(1, 1, 5, 5))));
    QCOMPARE(lab.import("voc", folder.path()).annotations, 1);
    QCOMPARE(QString::fromStdString(readDataset(lab.database(), "set")[0].path.string()),
             QString::fromStdString((folder / "JPEGImages").string()) + '/' + picture);
}

void TestVocImporter::theXmlsOwnPictureGoesFirst_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("picture");
    QTest::addColumn<int>("told");
    QTest::newRow("another one's name") << "a.xml" << "b.jpg" << "a.jpg" << 1;
    QTest::newRow("in another notation") << "a.xml" << "C:\\set\\JPEGImages\\C.JPG" << "a.jpg" << 1;
    QTest::newRow("without its ending") << "a.xml" << "b" << "a.jpg" << 1;
    QTest::newRow("nested") << "x/a.xml" << "b.jpg" << "x/a.jpg" << 1;
    QTest::newRow("nested, one of another folder") << "x/a.xml" << "y/c.jpg" << "x/a.jpg" << 1;
    QTest::newRow("its own, in another case") << "B.xml" << "b.jpg" << "b.jpg" << 0;
    QTest::newRow("its own in another folder") << "a.xml" << "x/a.jpg" << "x/a.jpg" << 0;
    QTest::newRow("its own of another ending") << "two.xml" << "two.png" << "two.png" << 0;
    QTest::newRow("none is named as the XML") << "00017.xml" << "b.jpg" << "b.jpg" << 0;
    QTest::newRow("the one of its name lies elsewhere") << "c.xml" << "b.jpg" << "b.jpg" << 0;
    QTest::newRow("one that is not there") << "a.xml" << "gone.jpg" << "a.jpg" << 0;
}

void TestVocImporter::theXmlsOwnPictureGoesFirst()
{
    QFETCH(QString, xml);
    QFETCH(QString, named);
    QFETCH(QString, picture);
    QFETCH(int, told);
    Folder folder;
    Lab lab;
    for (const char* name : {"a.jpg", "b.jpg", "two.jpg", "two.png", "x/a.jpg", "x/b.jpg", "y/c.jpg"})
        folder.writePicture(std::string("JPEGImages/") + name, 9, 9);
    folder.write("Annotations/" + xml.toStdString(), annotation(named.toStdString(), object("cat", boxOf(1, 1, 5, 5))));
    const ImportResult result = lab.import("voc", folder.path());
    QCOMPARE(result.annotations, 1);
    QCOMPARE(QString::fromStdString(readDataset(lab.database(), "set")[0].path.string()),
             QString::fromStdString((folder / "JPEGImages").string()) + '/' + picture);
    int contradictions = 0;
    for (const auto& [kind, count] : result.problems)
        if (kind == ProblemKind::AmbiguousLabels) contradictions += static_cast<int>(count);
    QCOMPARE(contradictions, told);
    QCOMPARE(std::ssize(result.notes), named == "gone.jpg" ? 1 : 0);
    QVERIFY((result.pictures == PictureCounts{7, 1, 0, 6, 0}));
}

void TestVocImporter::aBrokenXmlIsToldOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("cut short") << "<annotation><object>";
    QTest::newRow("another kind") << "<Annotation><object/></Annotation>";
}

/// At the XML: its picture is not said to have none.
void TestVocImporter::aBrokenXmlIsToldOnce()
{
    QFETCH(QString, text);
    Folder folder;
    Lab lab;
    for (const char* name : {"a.jpg", "b.png", "c.jpg"})
        folder.writePicture(std::string("JPEGImages/") + name, 9, 9);
    folder.write("Annotations/a.xml", annotation("a.jpg", object("cat", boxOf(1, 1, 5, 5))));
    folder.write("Annotations/b.xml", text.toStdString());
    const ImportResult result = lab.import("voc", folder.path());
    QVERIFY((result.problems == ProblemCounts{{ProblemKind::PictureWithoutLabels, 1}, {ProblemKind::UnreadableFile, 1}}));
    QVERIFY((result.pictures == PictureCounts{3, 1, 0, 2, 0}));
    for (const Message& warning : result.warningTexts)
        QVERIFY2(!contains(warning.english(), "b.png"), warning.english().c_str());
}

void TestVocImporter::aPictureWhoseLinkLeadsNowhereIsToldOnce()
{
    Folder folder;
    Lab lab;
    folder.writePicture("JPEGImages/a.jpg", 9, 9);
    for (const char* name : {"a", "dead"})
        folder.write(std::string("Annotations/") + name + ".xml",
                     annotation(std::string(name) + ".jpg", object("cat", boxOf(1, 1, 5, 5))));
    std::filesystem::create_symlink("gone.jpg", folder / "JPEGImages/dead.jpg");
    const ImportResult result = lab.import("voc", folder.path());
    QVERIFY((result.problems == ProblemCounts{{ProblemKind::UnreadablePicture, 1}}));
    QVERIFY((result.pictures == PictureCounts{2, 1, 0, 1, 0}));
}

void TestVocImporter::filesWithoutOneUsableObject()
{
    Folder folder;
    Lab lab;
    folder.writePicture("a.jpg", 9, 9);
    folder.writePicture("b.jpg", 9, 9);
    folder.write("b.xml", annotation("b.jpg", ""));
    QCOMPARE(lab.import("voc", folder.path()).images, 1); // without objects, and right so
    for (const std::string& text : {annotation("a.jpg", object("", boxOf(1, 1, 5, 5))), annotation("a.jpg", object("cat", "")),
                                    annotation("a.jpg", object("cat", boxOf(50, 50, 60, 60))),
                                    std::string("<annotation><object>")}) {
        folder.write("a.xml", text);
        const std::string refusal = lab.refusal("voc", folder.path());
        QVERIFY2(contains(refusal, "none of the 1 ") && contains(refusal, "a."), refusal.c_str());
    }
}

void TestVocImporter::spoiledFilesAreHarmless()
{
    Folder folder;
    writeVoc(folder);
    const std::string good = annotation("a.jpg", object("dog", boxOf(1, 1, 100, 50)));
    static Lab lab;
    QVERIFY(rc::check("spoiled", [&] {
        std::string text = good;
        const auto place = [&] { return *rc::gen::inRange<std::size_t>(0, text.size()); };
        if (*rc::gen::inRange(0, 3) == 0) text.resize(place());
        const int changes = *rc::gen::inRange(0, 4);
        for (int i = 0; i < changes && !text.empty(); ++i)
            text[place()] = *rc::gen::elementOf(std::string("<>/&;\"'!?[]-0e\xFF") + '\0');
        folder.write("Annotations/a.xml", text);
        const std::string before = lab.everything();
        try {
            const ImportResult result = lab.import("voc", folder.path());
            RC_ASSERT(lab.database().scalar("SELECT count(*) FROM annotations") == result.annotations);
        } catch (const Error&) {
            RC_ASSERT(lab.everything() == before);
        }
    }));
}

QTEST_GUILESS_MAIN(TestVocImporter)
#include "test_voc_importer.moc"
