// Whatever bytes a reader of foreign files is given, it reads them or throws an Error, within a gigabyte and ten seconds: its seeds, the inputs
// that were once found to break it (found/), and some thousand damaged ones, the same in every run. The search for more is packaging/fuzz's.
#include "core/common/error.h"
#include "tests/fuzz/mutation.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/target.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <random>
#include <sys/resource.h>

using namespace blindspot;

namespace {

/// The most that the process held so far, in MiB.
std::int64_t peakMebibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// How long each target's damaged inputs are tried: by BLINDSPOT_FUZZ_SECONDS, or little.
qint64 millisecondsOfEach()
{
    const char* seconds = std::getenv("BLINDSPOT_FUZZ_SECONDS");
    return seconds ? 1000 * std::atoll(seconds) : 500;
}

constexpr int kLeast = 200, kMost = 1'000'000;

std::vector<std::pair<std::string, std::string>> foundInputs(const std::string& target)
{
    std::vector<std::pair<std::string, std::string>> inputs;
    const std::filesystem::path folder = std::filesystem::path(BLINDSPOT_TEST_DATA) / "../fuzz/found" / target;
    if (!std::filesystem::is_directory(folder)) return inputs;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        inputs.emplace_back(entry.path().filename().string(), testing::contentOf(entry.path()));
    std::sort(inputs.begin(), inputs.end());
    return inputs;
}

/// Within ten seconds of the processors and a GiB more than before. An input that fails is kept beside the program.
void tryWithinLimits(const fuzz::Target& target, const std::string& bytes, const std::string& name)
{
    const std::int64_t before = peakMebibytes();
    const std::clock_t start = std::clock();
    std::string fault;
    try {
        fuzz::tryRead(target, bytes);
    }
    catch (const std::exception& error) {
        fault = error.what();
    }
    if (std::clock() - start > 10 * CLOCKS_PER_SEC) fault = "it took more than ten seconds";
    if (peakMebibytes() - before > 1024) fault = "it took more than a GiB of memory";
    if (fault.empty()) return;
    const std::filesystem::path kept = std::string(target.name) + "-found.bin";
    fuzz::writeBytes(std::filesystem::absolute(kept), bytes);
    QFAIL(qPrintable(QString::fromStdString(name + " of " + target.name + ": " + fault + "; kept as " + kept.string())));
}

} // namespace

class TestHostileInput : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void ownSeedsAreRead_data() { eachTarget(); }
    void ownSeedsAreRead();
    void whatOnceBrokeItDoesNoHarm();
    void damagedBytesDoNoHarm_data() { eachTarget(); }
    void damagedBytesDoNoHarm();

  private:
    static void eachTarget()
    {
        QTest::addColumn<std::size_t>("index");
        for (std::size_t i = 0; i < fuzz::targets().size(); ++i)
            QTest::newRow(fuzz::targets()[i].name) << i;
    }
};

void TestHostileInput::ownSeedsAreRead()
{
    QFETCH(std::size_t, index);
    const fuzz::Target& target = fuzz::targets()[index];
    const std::vector<std::string> seeds = target.seeds();
    QVERIFY(!seeds.empty());
    for (const std::string& seed : seeds) {
        try {
            target.read(seed); // a seed that is refused at once would let nothing be tried
        }
        catch (const Error& error) {
            QFAIL(error.what());
        }
    }
}

void TestHostileInput::whatOnceBrokeItDoesNoHarm()
{
    for (const fuzz::Target& target : fuzz::targets()) {
        for (const auto& [name, bytes] : foundInputs(target.name))
            tryWithinLimits(target, bytes, name);
    }
}

void TestHostileInput::damagedBytesDoNoHarm()
{
    QFETCH(std::size_t, index);
    const fuzz::Target& target = fuzz::targets()[index];
    const std::vector<std::string> seeds = target.seeds();
    std::mt19937_64 random(index);
    QElapsedTimer clock;
    clock.start();
    int tried = 0;
    for (; tried < kMost && (tried < kLeast || clock.elapsed() < millisecondsOfEach()); ++tried) {
        const std::string& other = seeds[random() % seeds.size()];
        const std::string bytes = fuzz::damaged(seeds[random() % seeds.size()], other, target.words, random);
        tryWithinLimits(target, bytes, "input " + std::to_string(tried));
        if (QTest::currentTestFailed()) return;
    }
    qInfo("%s: %d damaged inputs of %zu seeds", target.name, tried, seeds.size());
}

QTEST_GUILESS_MAIN(TestHostileInput)
#include "test_hostile_input.moc"
