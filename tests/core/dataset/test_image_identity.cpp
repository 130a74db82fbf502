// What images are: digests of their files and boxes, kept in the index and read anew when a file has changed.
#include "core/common/sha256.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/known_images.h"
#include "tests/support/dataset_import.h"
#include "tests/support/file_bytes.h"
#include "tests/support/spots_picture.h"

#include <QTest>
#include <QThread>

#include <memory>

using namespace blindspot;
using namespace blindspot::dataset;
using namespace blindspot::testing;
namespace fs = std::filesystem;

class TestImageIdentity : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<Folder>();
        lab_ = std::make_unique<Lab>();
        json_ = writeSmallCoco(*folder_);
        imaging::writePng(file("a"), spotsPicture(64, 48, 1));
        imaging::writePng(file("b"), spotsPicture(64, 48, 2));
        lab_->import("coco", json_, *folder_ / "images");
    }

    void anImageIsItsFileAndItsBoxes()
    {
        const auto images = identified();
        QCOMPARE(images.size(), std::size_t{3});
        QCOMPARE(images[0].path, file("a").string());
        QCOMPARE(images[0].bytes, static_cast<std::int64_t>(fs::file_size(file("a"))));
        QCOMPARE(images[0].sha256, sha256OfFile(file("a")));
        QVERIFY(images[0].look);
        QVERIFY(!images[2].look); // of one colour
        QVERIFY(images[0].boxes != images[1].boxes);
        QCOMPARE(images[2].boxes, boxesDigest({}));
    }

    /// The digests in the index are replaced by others, which only one who does not read the files again can give.
    void aFileIsReadOnceUntilItChanges()
    {
        identified();
        lab_->database().run("UPDATE image_contents SET sha256 = 'kept'");
        QCOMPARE(identified()[0].sha256, std::string("kept"));
        imaging::writePng(file("a"), spotsPicture(64, 48, 3));
        const auto images = identified();
        QCOMPARE(images[0].sha256, sha256OfFile(file("a")));
        QCOMPARE(images[1].sha256, std::string("kept"));
        QCOMPARE(identified()[0], images[0]);
    }

    void anotherContentOfTheSameSizeAndTimeIsSeen()
    {
        const std::string before = identified()[0].sha256;
        std::string content = contentOf(file("a"));
        const auto modified = fs::last_write_time(file("a"));
        QThread::msleep(20);
        content.back() = static_cast<char>(content.back() ^ 1);
        put(file("a"), content);
        fs::last_write_time(file("a"), modified);
        QVERIFY(identified()[0].sha256 != before);
    }

    void theFolderThatADatasetPointsToNowIsWhatCounts()
    {
        const auto before = identified();
        for (const char* name : {"a", "b", "c"}) {
            fs::create_directories(*folder_ / "other");
            imaging::writePng(folder_->path() / "other" / (name + std::string(".png")), spotsPicture(64, 48, 9));
        }
        DatasetIndex(lab_->database()).setImageRoot("set", *folder_ / "other");
        QVERIFY(identified()[0].sha256 != before[0].sha256);
    }

    void theHashOfTheLookIsMadeWhenItIsAskedFor()
    {
        QVERIFY(!identified({.looks = false})[0].look);
        QVERIFY(identified()[0].look);
        QVERIFY(identified({.looks = false})[0].look); // it is known now
    }

    void whatCannotBeReadHasNoContent()
    {
        fs::remove(file("a"));
        put(file("b"), "no picture");
        const auto images = identified();
        QCOMPARE(images[0].sha256, std::string());
        QCOMPARE(images[1].sha256, sha256OfFile(file("b")));
        QVERIFY(!images[1].look);
    }

    void aReadOnlyIndexIsNoHindrance()
    {
        lab_->database().execute("PRAGMA query_only = ON");
        QCOMPARE(identified()[0].sha256, sha256OfFile(file("a")));
        lab_->database().execute("PRAGMA query_only = OFF");
        QCOMPARE(lab_->database().scalar("SELECT count(*) FROM image_contents"), 0);
    }

    void aStopKeepsWhatWasRead()
    {
        StopControl stop;
        const auto records = readDataset(lab_->database(), "set");
        QVERIFY_EXCEPTION_THROWN(identify(lab_->database(), records, stop, [&stop](const Progress&) { stop.requestStop(); },
                                          {.threads = 1}),
                                 Cancelled);
        QCOMPARE(lab_->database().scalar("SELECT count(*) FROM image_contents"), 1);
    }

    void everyPartOfABoxCounts()
    {
        const AnnotationRecord one{1, 2, 3, "person", {1, 2, 30, 40}, 500, false, false};
        const std::string digest = boxesDigest({one});
        AnnotationRecord numbered = one;
        numbered.id = 7;
        numbered.sourceId = 8;
        numbered.categoryId = 9;
        QCOMPARE(boxesDigest({numbered}), digest); // numbers of the index are not part of it
        const auto differs = [&](auto change) {
            AnnotationRecord other = one;
            change(other);
            return boxesDigest({other}) != digest;
        };
        QVERIFY(differs([](AnnotationRecord& a) { a.className = "Person"; }));
        QVERIFY(differs([](AnnotationRecord& a) { a.box.x1 += 1e-9; }));
        QVERIFY(differs([](AnnotationRecord& a) { a.box.y2 = 41; }));
        QVERIFY(differs([](AnnotationRecord& a) { a.area = 501; }));
        QVERIFY(differs([](AnnotationRecord& a) { a.crowd = true; }));
        QVERIFY(differs([](AnnotationRecord& a) { a.difficult = true; }));
        AnnotationRecord second = one;
        second.box.x1 = 2;
        QVERIFY(boxesDigest({one, second}) != boxesDigest({second, one}));
        QVERIFY(boxesDigest({one, second}) != digest);
    }

    void contentsAreFoundInOtherDatasets()
    {
        const auto images = identified();
        fs::create_directories(*folder_ / "copy");
        fs::copy_file(file("a"), folder_->path() / "copy" / "c.png");
        imaging::writePng(folder_->path() / "copy" / "a.png", spotsPicture(64, 48, 4));
        imaging::writePng(folder_->path() / "copy" / "b.png", spotsPicture(64, 48, 5));
        lab_->import("coco", json_, *folder_ / "copy", "copy");
        // The copy was never read: it is found by its size.
        DatasetIndex(lab_->database()).remove("set");
        StopControl stop;
        const auto found = findContents(lab_->database(), {images[0], images[1]}, stop);
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].path.ends_with("copy/c.png"));
        QCOMPARE(found[0].sha256, images[0].sha256);
        // Now its digest is known; another file of that size is not it.
        QCOMPARE(findContents(lab_->database(), {images[0]}, stop).size(), std::size_t{1});
        QVERIFY(findContents(lab_->database(), {}, stop).empty());
    }

    void numbersAreNotGivenAgain()
    {
        const auto before = identified();
        DatasetIndex(lab_->database()).remove("set");
        lab_->import("coco", json_, *folder_ / "images", "again");
        for (const ImageRecord& record : readDataset(lab_->database(), "again"))
            for (const ImageIdentity& image : before)
                QVERIFY(record.id != image.id);
    }

    void knownImagesAreKnownByContentAndLook()
    {
        const auto images = identified();
        KnownImages known;
        QVERIFY(known.empty());
        known.add(images[0]);
        QVERIFY(known.complete());
        ImageIdentity moved = images[0];
        moved.id = 99;
        moved.path = "elsewhere";
        QVERIFY(known.contains(moved));
        QVERIFY(!known.contains(images[1]));
        QVERIFY(known.nearDuplicateOf(images[1]) == nullptr);
        QVERIFY(known.nearDuplicateOf(images[2]) == nullptr); // of one colour: nothing to go by
        ImageIdentity like = images[1];
        like.look = *images[0].look ^ 0b10010001;
        QCOMPARE(*known.nearDuplicateOf(like), images[0].path);
        like.look = *images[0].look ^ 0x1ff; // nine bits
        QVERIFY(known.nearDuplicateOf(like) == nullptr);
        known.add({});
        QVERIFY(!known.complete());
        QVERIFY(!known.contains(ImageIdentity()));
    }

  private:
    fs::path file(const std::string& name) const { return folder_->path() / "images" / (name + ".png"); }
    std::vector<ImageIdentity> identified(const IdentifyOptions& options = {})
    {
        StopControl stop;
        return identify(lab_->database(), readDataset(lab_->database(), "set"), stop, {}, options);
    }

    std::unique_ptr<Folder> folder_;
    std::unique_ptr<Lab> lab_;
    fs::path json_;
};

QTEST_GUILESS_MAIN(TestImageIdentity)
#include "test_image_identity.moc"
