// Files read at places: whole reads, ends, and what is no file.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/utf8.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace blindspot;

class TestInputFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void readsAtAnyPlace();
    void neverBeyondTheEnd();
    void refusesWhatIsNoFile();

  private:
    QTemporaryDir folder_;
};

void TestInputFile::readsAtAnyPlace()
{
    const std::filesystem::path path = std::filesystem::path(folder_.path().toStdString()) / "file";
    writeFileAtomically(path, std::string_view("0123456789"));
    InputFile file(path);
    QCOMPARE(file.size(), 10U);
    QCOMPARE(file.readAt(7, 3), std::string("789"));
    QCOMPARE(file.readAt(0, 4), std::string("0123"));
    QCOMPARE(file.readAt(10, 0), std::string());
    QCOMPARE(file.name(), toUtf8(path));
}

void TestInputFile::neverBeyondTheEnd()
{
    const std::filesystem::path path = std::filesystem::path(folder_.path().toStdString()) / "file";
    writeFileAtomically(path, std::string_view("0123456789"));
    InputFile file(path);
    QVERIFY_EXCEPTION_THROWN(file.readAt(8, 3), Error);
    QVERIFY_EXCEPTION_THROWN(file.readAt(11, 0), Error);
    QVERIFY_EXCEPTION_THROWN(file.readAt(5, ~std::uint64_t{0}), Error);
    QVERIFY_EXCEPTION_THROWN(file.readAt(~std::uint64_t{0}, 5), Error);
    QCOMPARE(file.readAt(0, 1), std::string("0")); // still usable
}

void TestInputFile::refusesWhatIsNoFile()
{
    QVERIFY_EXCEPTION_THROWN(InputFile("/nowhere/at/all"), Error);
    QVERIFY_EXCEPTION_THROWN(InputFile(folder_.path().toStdString()), Error);
    QVERIFY_EXCEPTION_THROWN(InputFile("/dev/zero"), Error);
}

QTEST_GUILESS_MAIN(TestInputFile)
#include "test_input_file.moc"
