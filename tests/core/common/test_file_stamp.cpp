// Stamps of files: another content is another stamp, even where size and time of modification are set back.
#include "core/common/file_stamp.h"
#include "tests/support/file_bytes.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

using namespace blindspot;
namespace fs = std::filesystem;

class TestFileStamp : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aFileThatStaysHasTheSameStamp()
    {
        const fs::path file = make("a", "123");
        const auto stamp = FileStamp::of(file);
        QVERIFY(stamp);
        QCOMPARE(stamp->bytes, 3);
        QVERIFY(FileStamp::of(file) == stamp);
    }

    void anotherContentOfTheSameSizeAndTimeHasAnother()
    {
        const fs::path file = make("b", "123");
        const auto stamp = FileStamp::of(file);
        const auto modified = fs::last_write_time(file);
        QThread::msleep(20); // the system's clock of files ticks every few milliseconds
        testing::put(file, "456");
        fs::last_write_time(file, modified);
        const auto now = FileStamp::of(file);
        QCOMPARE(now->bytes, stamp->bytes);
        QCOMPARE(now->modified, stamp->modified);
        QVERIFY(now != stamp);
    }

    void linksAreFollowed()
    {
        const fs::path file = make("c", "12345");
        const fs::path link = folder() / "link";
        fs::create_symlink(file, link);
        QVERIFY(FileStamp::of(link) == FileStamp::of(file));
    }

    void aPipeIsSpecial()
    {
        const fs::path pipe = folder() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(isSpecialFile(pipe));
        QVERIFY(!FileStamp::of(pipe));
        QVERIFY(!isSpecialFile(make("d", "1")));
        QVERIFY(!isSpecialFile(folder()));
        QVERIFY(!isSpecialFile(folder() / "nothing"));
    }

    void whatIsNoFileHasNone()
    {
        QVERIFY(!FileStamp::of(folder() / "nothing"));
        QVERIFY(!FileStamp::of(folder()));
    }

  private:
    fs::path folder() const { return temporary_.path().toStdString(); }
    fs::path make(const char* name, const std::string& content) const
    {
        testing::put(folder() / name, content);
        return folder() / name;
    }

    QTemporaryDir temporary_;
};

QTEST_GUILESS_MAIN(TestFileStamp)
#include "test_file_stamp.moc"
