// The journal of an evaluation under way: what comes back of it, also of a file that a crash or an accident has damaged.
#include "core/workspace/evaluations/evaluation_journal.h"
#include "tests/support/dataset_files.h"
#include "tests/support/file_bytes.h"

#include <QTest>

#include <sys/resource.h>

using namespace blindspot;
using namespace blindspot::evaluation;
using namespace blindspot::workspace;

namespace {

std::vector<CaseDetections> seenIn(std::size_t image)
{
    CaseDetections clean{0, 0, 0, {{{1.5, 2, 30, 40.25}, 0.1 + 0.01 * static_cast<double>(image)}}, {}};
    CaseDetections patched{0, 1, 0, {}, {{{1, 2, 3, 4}, 0.5}, {{5, 6, 7, 8}, 0.25}}};
    return {clean, patched};
}

bool same(const std::optional<std::vector<CaseDetections>>& found, std::size_t image)
{
    const auto wanted = seenIn(image);
    if (!found || found->size() != wanted.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if ((*found)[i].inferenceCase != wanted[i].inferenceCase || (*found)[i].detector != wanted[i].detector ||
            (*found)[i].detections != wanted[i].detections || (*found)[i].ofTarget != wanted[i].ofTarget)
            return false;
    return true;
}

} // namespace

class TestEvaluationJournal : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatWasKeptComesBack()
    {
        {
            EvaluationJournal journal(folder_ / "a", "key");
            QCOMPARE(journal.images(), 0);
            for (std::size_t image = 0; image < 3; ++image)
                journal.keep(Stage::Arms, image, seenIn(image));
            journal.keep(Stage::Sweeps, 1, seenIn(1));
        }
        EvaluationJournal journal(folder_ / "a", "key");
        QCOMPARE(journal.images(), 4);
        QVERIFY(same(journal.find(Stage::Arms, 2), 2));
        QVERIFY(same(journal.find(Stage::Sweeps, 1), 1));
        QVERIFY(!journal.find(Stage::Sweeps, 2));
        QCOMPARE(EvaluationJournal(folder_ / "a", "another").images(), 0);
        journal.remove();
        QCOMPARE(EvaluationJournal(folder_ / "a", "key").images(), 0);
    }

    /// Cut at any byte: the whole records before it are there, and new ones can follow.
    void aTornEndIsCutOff()
    {
        const auto file = folder_ / "torn" / "key.seen";
        {
            EvaluationJournal journal(folder_ / "torn", "key");
            for (std::size_t image = 0; image < 2; ++image)
                journal.keep(Stage::Arms, image, seenIn(image));
        }
        const std::string whole = testing::contentOf(file);
        for (std::size_t length = 0; length <= whole.size(); ++length) {
            testing::put(file, whole.substr(0, length));
            EvaluationJournal journal(folder_ / "torn", "key");
            const std::int64_t left = length == whole.size() ? 2 : length >= whole.size() / 2 ? 1 : 0;
            QCOMPARE(journal.images(), left);
            journal.keep(Stage::Arms, 7, seenIn(7));
            QCOMPARE(EvaluationJournal(folder_ / "torn", "key").images(), left + 1);
        }
        testing::put(file, whole);
    }

    /// As with no descriptor left, or a disk that is broken for a moment.
    void whatCannotBeReadIsNotCutOff()
    {
        const auto file = folder_ / "unread" / "key.seen";
        {
            EvaluationJournal journal(folder_ / "unread", "key");
            journal.keep(Stage::Arms, 3, seenIn(3));
        }
        const auto size = std::filesystem::file_size(file);
        rlimit before{};
        getrlimit(RLIMIT_NOFILE, &before);
        rlimit none = before;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_NOFILE, &none);
        {
            EvaluationJournal journal(folder_ / "unread", "key");
            journal.keep(Stage::Arms, 4, seenIn(4));
        }
        setrlimit(RLIMIT_NOFILE, &before);
        QCOMPARE(std::filesystem::file_size(file), size);
        QCOMPARE(EvaluationJournal(folder_ / "unread", "key").images(), 1);
    }

    void aFlippedBitIsNoDetection()
    {
        const auto file = folder_ / "torn" / "key.seen";
        const std::string whole = testing::contentOf(file);
        for (std::size_t place = 0; place < whole.size(); ++place) {
            std::string flipped = whole;
            flipped[place] = static_cast<char>(flipped[place] ^ 0x10);
            testing::put(file, flipped);
            EvaluationJournal journal(folder_ / "torn", "key");
            for (std::size_t image = 0; image < 2; ++image)
                if (const auto found = journal.find(Stage::Arms, image)) QVERIFY(same(found, image));
        }
    }

    void aFolderThatCannotBeWrittenLosesNothingButTime()
    {
        testing::put(folder_ / "file", "x");
        EvaluationJournal journal(folder_ / "file", "key"); // a file stands where the folder should be
        journal.keep(Stage::Arms, 0, seenIn(0));
        QVERIFY(!journal.find(Stage::Arms, 0));
        journal.remove();
    }

  private:
    testing::Folder folder_;
};

QTEST_GUILESS_MAIN(TestEvaluationJournal)
#include "test_evaluation_journal.moc"
