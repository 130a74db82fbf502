// Files that are whole or not there: what a failure leaves behind.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/utf8.h"
#include "tests/support/file_bytes.h"

#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <sys/resource.h>
#include <thread>
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
