// Claims of a spread queue: of many who ask at once one is told yes, and it is told so again after it was killed.
#include "core/workspace/spread/claims.h"
#include "tests/support/dataset_files.h"
#include "tests/support/error_text.h"

#include <QTest>

#include <atomic>
#include <fstream>
#include <thread>
#include <vector>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

class TestClaims : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void oneOfManyGetsEachPiece()
    {
        const Folder folder;
        constexpr int kWorkers = 8, kPieces = 40;
        std::vector<std::atomic<int>> taken(kPieces);
        std::vector<std::thread> workers;
        for (int worker = 0; worker < kWorkers; ++worker)
            workers.emplace_back([&, worker] {
                const Claims claims(folder / "claims", "w" + std::to_string(worker));
                for (int piece = 0; piece < kPieces; ++piece)
                    if (claims.take("item-" + std::to_string(piece))) ++taken[static_cast<std::size_t>(piece)];
            });
        for (std::thread& worker : workers)
            worker.join();
        for (const auto& count : taken)
            QCOMPARE(count.load(), 1);
        std::size_t files = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder / "claims"))
            ++files;
        QCOMPARE(files, std::size_t{kPieces}); // nothing else is left
    }

    void whoWasKilledHasItStill()
    {
        const Folder folder;
        QVERIFY(Claims(folder / "claims", "3").take("item-1"));
        QVERIFY(!Claims(folder / "claims", "4").take("item-1"));
        QVERIFY(Claims(folder / "claims", "3").take("item-1"));
        QCOMPARE(Claims(folder / "claims", "4").owner("item-1"), std::string("3"));
        QVERIFY(Claims(folder / "claims", "4").owner("item-2").empty());
    }

    void mistakesAreTold()
    {
        const Folder folder;
        for (const char* name : {"", "../x", "a b", ".hidden"})
            QVERIFY(errorOf([&] { Claims(folder / "claims", name); }).find("is no name of a worker") != std::string::npos);
        std::ofstream(folder / "file") << "x";
        QVERIFY(errorOf([&] { Claims(folder / "file" / "claims", "1"); }).find("spread queue may be written") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestClaims)
#include "test_claims.moc"
