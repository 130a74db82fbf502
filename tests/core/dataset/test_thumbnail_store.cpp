// The cache of thumbnails: found as they were put, found again by content, remade when damaged.
#include "core/common/sha256.h"
#include "core/dataset/thumbnail_store.h"
#include "tests/support/dataset_files.h"

#include <QTest>
#include <QThread>

#include <filesystem>

using namespace blindspot;
using namespace blindspot::dataset;
using namespace blindspot::testing;

namespace {

std::vector<std::byte> blob(std::size_t size, int value = 7)
{
    return std::vector<std::byte>(size, static_cast<std::byte>(value));
}

} // namespace

class TestThumbnailStore : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatIsPutIsFoundAlsoLater()
    {
        const Folder folder;
        {
            ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
            QVERIFY(!store.find("abc"));
            store.put("abc", blob(300, 1));
            store.put("abc", blob(200, 2));
            QCOMPARE(store.count(), std::int64_t{1});
        }
        ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
        QCOMPARE(*store.find("abc"), blob(200, 2));
    }

    void aFileIsItsContentWhereverItLies()
    {
        const Folder folder;
        const auto file = folder.writePicture("a.png", 20, 10);
        ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
        const auto content = store.contentOf(file);
        QCOMPARE(content.value(), sha256OfFile(file));
        std::filesystem::rename(file, folder / "b.png");
        QVERIFY(!store.contentOf(file));
        QVERIFY(store.contentOf(folder / "b.png") == content);
        folder.writePicture("a.png", 20, 10, 7);
        QVERIFY(store.contentOf(file) != content);
    }

    /// The digest that is kept is replaced by another, which only one who does not read the file again can give.
    void aFileIsReadOnce()
    {
        const Folder folder;
        const auto file = folder.writePicture("a.png", 20, 10);
        ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
        const auto content = store.contentOf(file);
        storage::Database database = storage::Database::open(folder / "thumbnails.db");
        database.run("UPDATE files SET sha256 = 'kept'");
        QCOMPARE(store.contentOf(file).value(), std::string("kept"));
        QThread::msleep(20);
        folder.writePicture("a.png", 20, 10);
        QVERIFY(store.contentOf(file) == content);
    }

    void aDamagedFileIsMadeAnew()
    {
        const Folder folder;
        const auto file = folder.write("thumbnails.db", std::string(9000, 'x'));
        ThumbnailStore store = ThumbnailStore::open(file);
        QCOMPARE(store.count(), std::int64_t{0});
        store.put("a", blob(5));
        QCOMPARE(store.count(), std::int64_t{1});
    }

    void theOldestGoFirst()
    {
        const Folder folder;
        ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
        for (int i = 0; i < 100; ++i)
            store.put("picture " + std::to_string(i), blob(10'000));
        store.contentOf(folder.writePicture("a.png", 20, 10));
        store.trim(500'000);
        QVERIFY(store.count() > 20 && store.count() < 50);
        QVERIFY(!store.find("picture 0"));
        QVERIFY(store.find("picture 99").has_value());
        QCOMPARE(storage::Database::open(folder / "thumbnails.db").scalar("SELECT count(*) FROM files"), std::int64_t{0});
        store.trim(0);
        QCOMPARE(store.count(), std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestThumbnailStore)
#include "test_thumbnail_store.moc"
