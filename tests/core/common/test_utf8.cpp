// Paths as UTF-8: names of any language survive the way there and back.
#include "core/common/utf8.h"

#include <QTest>

#include <filesystem>
#include <string>

using namespace blindspot;

class TestUtf8 : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void pathsKeepTheirNames_data();
    void pathsKeepTheirNames();
    void extensionsInLowerCase()
    {
        QCOMPARE(lowerExtension("a/b.JPeG"), std::string(".jpeg"));
        QCOMPARE(lowerExtension("a.b/c"), std::string());
        QCOMPARE(lowerExtension(pathFromUtf8("사진.\xC3\x84X")), std::string(".\xC3\x84x")); // no letter but ASCII's changes
    }
};

void TestUtf8::pathsKeepTheirNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << "/data/images/a picture.jpg";
    QTest::newRow("Korean") << QString::fromUtf8("/자료/사진.jpg");
    QTest::newRow("accents") << QString::fromUtf8("naïve/Größe.png");
    QTest::newRow("beyond two bytes") << QString::fromUtf8("\xF0\x9F\x9A\x97.png");
    QTest::newRow("empty") << QString();
}

void TestUtf8::pathsKeepTheirNames()
{
    QFETCH(QString, text);
    const std::string utf8 = text.toStdString();
    const std::filesystem::path path = pathFromUtf8(utf8);
    QCOMPARE(toUtf8(path), utf8);
    QCOMPARE(path.native(), utf8); // a file's name on this system is its bytes
}

QTEST_APPLESS_MAIN(TestUtf8)
#include "test_utf8.moc"
