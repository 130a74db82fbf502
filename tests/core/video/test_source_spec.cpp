// The texts that name a source of frames.
#include "core/common/utf8.h"
#include "core/video/source_spec.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <string>

using namespace blindspot;
using namespace blindspot::video;

class TestSourceSpec : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void textsAreRead();
    void filesAndFoldersAreTold();
    void whatIsNoneIsRefused_data();
    void whatIsNoneIsRefused();
    void videosAreToldByTheirNames();
};

void TestSourceSpec::textsAreRead()
{
    QCOMPARE(parseSource("camera", "--source").camera, 0);
    QVERIFY(parseSource("camera:2", "--source") == (SourceSpec{.kind = SourceKind::Camera, .camera = 2}));
    QVERIFY(parseSource("/dev/video3", "--source") == (SourceSpec{.kind = SourceKind::Camera, .camera = 3}));
    QVERIFY(parseSource("street", "--source") == (SourceSpec{.kind = SourceKind::Street, .seed = 1}));
    QVERIFY(parseSource("street:77", "--source") == (SourceSpec{.kind = SourceKind::Street, .seed = 77}));
    QVERIFY(parseSource("rtsp://10.0.0.7/live", "--source") ==
            (SourceSpec{.kind = SourceKind::Stream, .address = "rtsp://10.0.0.7/live"}));
    for (const char* text : {"camera:2", "street:77", "rtsp://10.0.0.7/live"})
        QCOMPARE(sourceText(parseSource(text, "--source")), std::string(text));
}

void TestSourceSpec::filesAndFoldersAreTold()
{
    const QTemporaryDir folder;
    const std::string name = folder.filePath(QString::fromUtf8("영상 1.mp4")).toStdString();
    std::ofstream(pathFromUtf8(name)) << "x";
    QCOMPARE(parseSource(name, "--source").kind, SourceKind::File);
    QCOMPARE(sourceText(parseSource(name, "--source")), name);
    QCOMPARE(parseSource(folder.path().toStdString(), "--source").kind, SourceKind::Pictures);
}

void TestSourceSpec::whatIsNoneIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"camera:x", "camera:-1", "camera:999", "street:x", "street:-1", "http://host/x.mp4", "no such file.mp4", ""})
        QTest::newRow(text) << QString(text);
}

void TestSourceSpec::whatIsNoneIsRefused()
{
    QFETCH(QString, text);
    try {
        parseSource(text.toStdString(), "--source");
        QFAIL("it was taken");
    } catch (const Error& error) {
        QCOMPARE(QString::fromStdString(error.where()), QString("--source"));
        QVERIFY(!error.remedy().empty());
    }
}

void TestSourceSpec::videosAreToldByTheirNames()
{
    QVERIFY(hasVideoExtension("a/b.MP4"));
    QVERIFY(hasVideoExtension("b.mkv"));
    QVERIFY(!hasVideoExtension("b.jpg"));
    QVERIFY(!hasVideoExtension("mp4"));
}

QTEST_GUILESS_MAIN(TestSourceSpec)
#include "test_source_spec.moc"
