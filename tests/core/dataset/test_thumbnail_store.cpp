// The cache of thumbnails: found as they were put, forgotten when the picture changes, remade when damaged.
#include "core/dataset/thumbnail_store.h"
#include "tests/support/dataset_files.h"

#include <QTest>

#include <chrono>
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
        const auto key = ThumbnailKey::of(folder.writePicture("a.png", 20, 10));
        QVERIFY(key.has_value());
        {
            ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
            QVERIFY(!store.find(*key));
            store.put(*key, blob(300, 1));
            store.put(*key, blob(200, 2));
            QCOMPARE(store.count(), std::int64_t{1});
        }
        ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
        QCOMPARE(*store.find(*key), blob(200, 2));
    }

    void aChangedPictureIsAnother()
    {
        const Folder folder;
        const auto file = folder.writePicture("a.png", 20, 10);
        ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
        store.put(*ThumbnailKey::of(file), blob(10));
        std::filesystem::last_write_time(file,
                                         std::filesystem::last_write_time(file) + std::chrono::hours(1));
        QVERIFY(!store.find(*ThumbnailKey::of(file)));
        QVERIFY(!ThumbnailKey::of(folder / "nowhere.png"));
    }

    void aDamagedFileIsMadeAnew()
    {
        const Folder folder;
        const auto file = folder.write("thumbnails.db", std::string(9000, 'x'));
        ThumbnailStore store = ThumbnailStore::open(file);
        QCOMPARE(store.count(), std::int64_t{0});
        store.put({"a", 1, 2}, blob(5));
        QCOMPARE(store.count(), std::int64_t{1});
    }

    void theOldestGoFirst()
    {
        const Folder folder;
        ThumbnailStore store = ThumbnailStore::open(folder / "thumbnails.db");
        for (int i = 0; i < 100; ++i)
            store.put({"picture " + std::to_string(i), 1, 1}, blob(10'000));
        store.trim(500'000);
        QVERIFY(store.count() > 20 && store.count() < 50);
        QVERIFY(!store.find({"picture 0", 1, 1}));
        QVERIFY(store.find({"picture 99", 1, 1}).has_value());
        store.trim(0);
        QCOMPARE(store.count(), std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestThumbnailStore)
#include "test_thumbnail_store.moc"
