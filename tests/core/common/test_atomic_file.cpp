// Files that are whole or not there: what a failure leaves behind.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "tests/support/file_bytes.h"

#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace blindspot;
namespace fs = std::filesystem;

using blindspot::testing::contentOf;

namespace {

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        names.push_back(toUtf8(entry.path().filename()));
    return names;
}

/// A process that has begun to write a file and a folder, and goes no further.
pid_t writerOf(const fs::path& target, const fs::path& folder)
{
    const pid_t process = fork();
    if (process == 0) {
        std::ofstream(unfinishedName(target)) << "half";
        const fs::path part = unfinishedName(folder);
        fs::create_directory(part);
        std::ofstream(part / "file") << "half";
        std::ofstream(target.parent_path() / "begun") << "begun";
        for (;;)
            pause();
    }
    while (!fs::exists(target.parent_path() / "begun"))
        std::this_thread::yield();
    return process;
}

void killAndWait(pid_t process)
{
    kill(process, SIGKILL);
    waitpid(process, nullptr, 0);
}

std::ptrdiff_t unfinishedIn(const fs::path& folder)
{
    return std::count_if(fs::directory_iterator(folder), fs::directory_iterator(), [](const auto& entry) { return isUnfinished(entry.path()); });
}

/// While it lives, no file of this process can grow beyond `bytes`: like a full disk, also for root.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limited{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit before_{};
    void (*handler_)(int);
};

} // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// Outside a workspace nobody else would ever remove it.
    void whatAKilledProgramLeftIsRemoved()
    {
        const QTemporaryDir made;
        const fs::path folder = made.path().toStdString();
        killAndWait(writerOf(folder / "patch.png", folder / "copy"));
        const fs::path elsewhere = folder / "patch.png.part-1-999999999-0"; // of another machine on the same disk
        std::ofstream(elsewhere) << "half";
        QCOMPARE(unfinishedIn(folder), std::ptrdiff_t{3});
        writeFileAtomically(folder / "report.html", "text");
        QCOMPARE(unfinishedIn(folder), std::ptrdiff_t{1});
        QVERIFY(fs::exists(elsewhere) && contentOf(folder / "report.html") == "text");
    }
    void whatAnotherProgramWritesStays()
    {
        const QTemporaryDir made;
        const fs::path folder = made.path().toStdString();
        const pid_t writer = writerOf(folder / "patch.png", folder / "copy");
        writeFileAtomically(folder / "patch.png", "text");
        const std::ptrdiff_t left = unfinishedIn(folder);
        killAndWait(writer);
        QCOMPARE(left, std::ptrdiff_t{2});
    }

    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        QVERIFY(temporary_->isValid());
        folder_ = temporary_->path().toStdString();
    }

    void writesAndReplaces()
    {
        const fs::path path = folder_ / "curve.csv";
        writeFileAtomically(path, "iteration,loss\n");
        QCOMPARE(contentOf(path), "iteration,loss\n");
        writeFileAtomically(path, "short");
        QCOMPARE(contentOf(path), "short");
        writeFileAtomically(path, "");
        QCOMPARE(contentOf(path), "");
        QCOMPARE(namesIn(folder_), std::vector<std::string>{"curve.csv"});
    }

    void keepsEveryByte()
    {
        const fs::path path = folder_ / "bytes.bin";
        QVERIFY(rc::check("what was written is read", [&](const std::string& content) {
            writeFileAtomically(path, content);
            RC_ASSERT(contentOf(path) == content);
        }));
        const std::string large((8 << 20) + 3, '\x7f');
        writeFileAtomically(path, large);
        QCOMPARE(contentOf(path) == large, true);
    }

    void takesAnyName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("Korean") << QStringLiteral("패치 결과.png");
        QTest::newRow("umlauts and emoji") << QStringLiteral("Übergröße 🎯.json");
        QTest::newRow("quotes and percent") << QStringLiteral("it's \"100%\".txt");
        QTest::newRow("leading dash") << QStringLiteral("-rf");
    }
    void takesAnyName()
    {
        QFETCH(QString, name);
        const std::string utf8 = name.toStdString();
        const fs::path path = folder_ / fs::path(std::u8string(utf8.begin(), utf8.end()));
        writeFileAtomically(path, "content");
        QCOMPARE(contentOf(path), "content");
        QCOMPARE(namesIn(folder_), std::vector<std::string>{utf8});
        QCOMPARE(toUtf8(path.filename()), utf8);
    }

    void aMissingFolderIsAnErrorThatNamesTheFile()
    {
        const fs::path path = folder_ / "absent" / "run.json";
        try {
            writeFileAtomically(path, "x");
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.where(), toUtf8(path));
            QVERIFY(!error.remedy().empty());
        }
        QVERIFY(namesIn(folder_).empty());
    }

    void aFullDiskLeavesTheOldFile()
    {
        const fs::path path = folder_ / "checkpoint.safetensors";
        writeFileAtomically(path, "the old one");
        const std::string large(1 << 20, 'x');
        {
            const FileSizeLimit limit(4096);
            try {
                writeFileAtomically(path, large);
                QFAIL("no error");
            } catch (const Error& error) {
                QCOMPARE(error.where(), toUtf8(path));
            }
        }
        QCOMPARE(contentOf(path), "the old one");
        QCOMPARE(namesIn(folder_), std::vector<std::string>{"checkpoint.safetensors"});
    }

    void aFolderIsNotReplaced()
    {
        const fs::path path = folder_ / "name";
        fs::create_directory(path);
        QVERIFY_EXCEPTION_THROWN(writeFileAtomically(path, "x"), Error);
        QVERIFY(fs::is_directory(path));
        QCOMPARE(namesIn(folder_), std::vector<std::string>{"name"});
    }

    void aReaderSeesOneFileOrTheOther()
    {
        // Two writers and a reader of the same name: every read is one of the two contents, whole.
        const fs::path path = folder_ / "shared.bin";
        const std::string first(100'000, 'a');
        const std::string second(150'000, 'b');
        writeFileAtomically(path, first);
        const auto write = [&](const std::string& content) {
            for (int i = 0; i < 30; ++i)
                writeFileAtomically(path, content);
        };
        std::thread one(write, std::cref(first));
        std::thread two(write, std::cref(second));
        bool whole = true;
        for (int i = 0; i < 100; ++i) {
            const std::string seen = contentOf(path);
            whole = whole && (seen == first || seen == second);
        }
        one.join();
        two.join();
        QVERIFY(whole);
        QCOMPARE(namesIn(folder_), std::vector<std::string>{"shared.bin"});
    }

  private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;
};

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "test_atomic_file.moc"
