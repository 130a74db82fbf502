// The grid of images: the model between index and view, the loader of thumbnails, and marks by hand.
#include "core/dataset/import/importer.h"
#include "core/imaging/codec.h"
#include "tests/support/noise_pictures.h"
#include "tests/support/dataset_files.h"
#include "ui/dataset/image_grid.h"
#include "ui/dataset/image_grid_model.h"
#include "ui/session/thumbnail_loader.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kImages = 150;

/// 150 pictures of two classes; every third has a dog, all have a person.
std::filesystem::path writeMany(const testing::Folder& folder)
{
    std::string images, annotations;
    for (int i = 1; i <= kImages; ++i) {
        const std::string name = "picture " + std::to_string(1000 + i) + ".png";
        folder.writePicture("images/" + name, 60, 40, static_cast<std::uint8_t>(i));
        const std::string id = std::to_string(i);
        images += (i == 1 ? "" : ",") + ("{\"id\":" + id + ",\"file_name\":\"" + name) +
                  "\",\"width\":60,\"height\":40}";
        annotations += (i == 1 ? "" : ",") + ("{\"id\":" + id + ",\"image_id\":" + id) +
                       ",\"category_id\":1,\"bbox\":[1,2,20,30],\"area\":600,\"iscrowd\":0}";
        if (i % 3 == 0)
            annotations += ",{\"id\":" + std::to_string(1000 + i) + ",\"image_id\":" + id +
                           ",\"category_id\":2,\"bbox\":[1,2,10,10],\"area\":100,\"iscrowd\":0}";
    }
    const auto whole = imaging::encodePng(testing::noisePicture(60, 40, 1));
    folder.write("images/picture 1148.png", std::string(reinterpret_cast<const char*>(whole.data()), whole.size() / 2));
    return folder.write("coco.json", "{\"images\":[" + images + "],\"annotations\":[" + annotations +
                                         "],\"categories\":[{\"id\":1,\"name\":\"person\"},{\"id\":2,"
                                         "\"name\":\"dog\"}]}");
}

} // namespace

class TestImageGrid : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        folder_ = std::make_unique<testing::Folder>();
        const auto json = writeMany(*folder_);
        const workspace::Workspace workspace = workspace::Workspace::open(*folder_ / "lab");
        storage::Database database = workspace.connect();
        dataset::ImportRequest request;
        request.format = "coco";
        request.source = json;
        request.images = *folder_ / "images";
        request.name = "many";
        StopControl stop;
        QCOMPARE(dataset::importDataset(request, database, stop).images, std::int64_t{kImages});
        folder_->write("images/picture 1150.png", "this is no picture"); // since the import
    }

    void init()
    {
        session_ = std::make_unique<Session>(workspace::Workspace::open(*folder_ / "lab"), Dialogs());
        model_ = std::make_unique<ImageGridModel>(*session_);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        ask({});
        QCOMPARE(model_->rowCount(), kImages);
    }
    void cleanup()
    {
        tester_.reset();
        model_.reset();
        session_.reset();
    }

    void factsOfTheFirstImagesAreThereAtOnce()
    {
        QCOMPARE(model_->data(model_->index(2), Qt::DisplayRole).toString(), QString("picture 1003.png"));
        QCOMPARE(model_->data(model_->index(2), ImageGridModel::ObjectsRole).toInt(), 2);
        QVERIFY(!model_->record(kImages - 1));
        model_->setVisible(kImages - 10, kImages - 1, 64);
        QTRY_VERIFY(model_->record(kImages - 1));
        QCOMPARE(model_->record(kImages - 1)->annotations.size(), std::size_t{2});
    }

    void thumbnailsArriveForWhatIsSeen()
    {
        QSignalSpy changed(model_.get(), &QAbstractItemModel::dataChanged);
        model_->setVisible(0, 5, 32);
        QTRY_VERIFY_WITH_TIMEOUT(model_->thumbnail(0) && model_->thumbnail(5), 20000);
        QCOMPARE(model_->thumbnail(0)->image.size(), QSize(32, 21));
        QVERIFY(!model_->thumbnail(60));
        QVERIFY(!changed.isEmpty());
        model_->setVisible(kImages - 3, kImages - 1, 32);
        QTRY_VERIFY_WITH_TIMEOUT(model_->thumbnail(kImages - 1), 20000);
        QVERIFY(model_->thumbnail(kImages - 1)->image.isNull());
        QVERIFY(!model_->data(model_->index(kImages - 1), Qt::ToolTipRole).toString().isEmpty());
        // A damaged one is shown as far as it goes, and says so.
        QTRY_VERIFY_WITH_TIMEOUT(model_->thumbnail(kImages - 3), 20000);
        QVERIFY(!model_->thumbnail(kImages - 3)->image.isNull());
        QVERIFY(model_->data(model_->index(kImages - 3), Qt::ToolTipRole).toString().startsWith("the picture is damaged"));
        QVERIFY(model_->thumbnailMemory() > 0);
    }

    void queriesReplaceEachOther()
    {
        dataset::ImageQuery dogs, none;
        dogs.classNames = {"dog"};
        none.fileNameContains = "nothing is called this";
        QSignalSpy loaded(model_.get(), &ImageGridModel::loaded);
        for (int i = 0; i < 20; ++i)
            set(none);
        set(dogs);
        QTRY_COMPARE(model_->rowCount(), kImages / 3);
        QVERIFY(loaded.count() <= 21);
        dogs.order = dataset::ImageOrder::FileName;
        dogs.descending = true;
        ask(dogs);
        QCOMPARE(model_->data(model_->index(0), Qt::DisplayRole).toString(), QString("picture 1150.png"));
        none.classNames = {"unicorn"};
        QSignalSpy failed(model_.get(), &ImageGridModel::queryFailed);
        set(none);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(model_->rowCount(), 0);
    }

    void marksStayWhenTheFilterChanges()
    {
        model_->setMarked(0, 4, true);
        model_->setMarked(1, false);
        const std::int64_t third = model_->idAt(2);
        dataset::ImageQuery dogs;
        dogs.classNames = {"dog"};
        ask(dogs);
        QCOMPARE(model_->marks().size(), std::size_t{4});
        QCOMPARE(model_->rowOf(third), 0);
        QVERIFY(model_->marked(0));
        model_->setQuery({});
        QTRY_COMPARE(model_->rowCount(), 0);
        QVERIFY(model_->marks().empty());
    }

    void marksByMouseAndKeys()
    {
        ImageGrid grid;
        grid.resize(600, 500);
        grid.setThumbnailSide(80);
        grid.setImages(model_.get());
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        const auto middle = [&](int row) { return grid.visualRect(model_->index(row)).center(); };
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, middle(1));
        QCOMPARE(grid.currentIndex().row(), 1);
        QVERIFY(model_->marks().empty());
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ShiftModifier, middle(4));
        QCOMPARE(model_->marks().size(), std::size_t{4});
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ControlModifier, middle(2));
        QCOMPARE(model_->marks().size(), std::size_t{3});
        QTest::keyClick(&grid, Qt::Key_Home);
        QTest::keyClick(&grid, Qt::Key_Space);
        QVERIFY(model_->marked(0));
        QTest::keyClick(&grid, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(model_->marked(1));
        QTest::keyClick(&grid, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(model_->marks().size(), std::size_t{kImages});
        QTest::keyClick(&grid, Qt::Key_Escape);
        QVERIFY(model_->marks().empty());
    }

    void theGridFindsWhereEachImageIs()
    {
        ImageGrid grid;
        grid.resize(600, 500);
        grid.setImages(model_.get());
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        QTest::keyClick(&grid, Qt::Key_End);
        QCOMPARE(grid.currentIndex().row(), kImages - 1);
        const QRect last = grid.visualRect(grid.currentIndex());
        QVERIFY(grid.viewport()->rect().contains(last));
        QCOMPARE(grid.indexAt(last.center()).row(), kImages - 1);
        QTRY_VERIFY_WITH_TIMEOUT(model_->thumbnail(kImages - 2), 20000);
        QTest::keyClick(&grid, Qt::Key_Up);
        QCOMPARE(grid.currentIndex().row(), kImages - 1 - grid.columns());
        QTest::keyClick(&grid, Qt::Key_PageUp);
        QVERIFY(grid.currentIndex().row() < kImages - 1 - grid.columns());
        grid.setBoxesShown(true);
        grid.setThumbnailSide(256);
        grid.grab();
        grid.resize(50, 50);
        QCOMPARE(grid.columns(), 1);
        grid.grab();
    }

    void theLoaderForgetsWhatIsNoLongerWanted()
    {
        ThumbnailLoaderOptions options;
        options.cacheFile = *folder_ / "other.db";
        options.memoryBytes = 100 * 1024;
        options.threads = 2;
        auto loader = std::make_unique<ThumbnailLoader>(options);
        std::vector<ThumbnailRequest> all;
        for (int i = 1; i < kImages; ++i)
            all.push_back({i, *folder_ / ("images/picture " + std::to_string(1000 + i) + ".png")});
        loader->want(all, 60);
        loader->want({all[140]}, 60);
        QTRY_VERIFY_WITH_TIMEOUT(loader->find(all[140].id), 20000);
        QVERIFY(!loader->find(all[20].id));
        loader->want(all, 60);
        QTRY_VERIFY_WITH_TIMEOUT(loader->find(all.back().id), 60000);
        QVERIFY(loader->memoryUsed() <= 100 * 1024);
        QVERIFY(!loader->find(all[0].id));
        loader->clear();
        QCOMPARE(loader->memoryUsed(), std::int64_t{0});
        // At any moment.
        for (int i = 0; i < 20; ++i) {
            loader = std::make_unique<ThumbnailLoader>(options);
            loader->want(all, 30 + i);
        }
    }

  private:
    void set(dataset::ImageQuery query)
    {
        query.dataset = "many";
        model_->setQuery(query);
    }
    void ask(const dataset::ImageQuery& query)
    {
        QSignalSpy loaded(model_.get(), &ImageGridModel::loaded);
        set(query);
        QTRY_VERIFY_WITH_TIMEOUT(!loaded.isEmpty(), 20000);
    }

    std::unique_ptr<testing::Folder> folder_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<ImageGridModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestImageGrid)
#include "test_image_grid.moc"
