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
    void brokenFilesStopWithThePlace_data();
    void brokenFilesStopWithThePlace();
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

void TestVocImporter::brokenFilesStopWithThePlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("not closed") << "<annotation>\n<object>\n</annotation>"
                                << "broken in line 3";
    QTest::newRow("cut short") << "<annotation><filename>a.j"
                               << "broken in line 1";
    QTest::newRow("empty") << ""
                           << "broken";
}

void TestVocImporter::brokenFilesStopWithThePlace()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    Folder folder;
    Lab lab;
    writeVoc(folder);
    lab.import("voc", folder.path());
    const std::string before = lab.everything();
    folder.write("Annotations/c.xml", text.toStdString());
    const std::string refusal = lab.refusal("voc", folder.path());
    QVERIFY2(contains(refusal, says.toStdString()) && contains(refusal, "c.xml"), refusal.c_str());
    QCOMPARE(lab.everything(), before);
    QVERIFY(contains(lab.refusal("voc", folder / "none"), "no such folder"));
    QVERIFY(contains(lab.refusal("voc", folder / "JPEGImages"), "no XML"));
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
