// Videos imported into a workspace: a dataset of their frames that says whose its annotations are, or nothing
// at all.
#include "core/dataset/dataset_index.h"
#include "core/dataset/import_record.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/videos/video_frames_folder.h"
#include "core/workspace/videos/video_import.h"
#include "tests/support/grey_film.h"
#include "tests/support/workspace_lab.h"

#include <QTest>

#include <fstream>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
namespace fs = std::filesystem;

class TestVideoImport : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        film_ = testing::writeGreyFilm(files_ / "the film.avi", 9);
    }
    void init()
    {
        lab_ = std::make_unique<testing::WorkspaceLab>();
        DetectorStore(lab_->database()).add(BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt", "tiny");
        request_ = {};
        request_.source = film_.string();
        request_.device = "cpu";
    }

    void framesAreADatasetOfTheWorkspace()
    {
        const VideoImportResult made = import();
        QCOMPARE(made.result.dataset, std::string("the film"));
        QCOMPARE(made.result.images, 9);
        const auto info = dataset::DatasetIndex(lab_->database()).get("the film");
        QCOMPARE(info.format, std::string(dataset::kFolderFormat));
        QCOMPARE(info.imageRoot, lab_->workspace().folder() / "frames/the film/images");
        QVERIFY(!annotatorOf(lab_->database(), "the film"));
        QVERIFY(ownFrames(lab_->database(), lab_->workspace().folder(), info.id) == lab_->workspace().folder() / "frames/the film");
    }

    void annotationsAreKnownAsTheDetectorsOwn()
    {
        request_.detector = "tiny";
        request_.options.every = 4;
        request_.options.confidence = 0;
        const VideoImportResult made = import();
        QCOMPARE(made.result.images, 3);
        QVERIFY(made.result.annotations > 0);
        QCOMPARE(made.result.annotations, made.frames.annotations);
        const dataset::ImportRecord record = dataset::readImportRecord(lab_->database(), "the film");
        QVERIFY(contains(record.notes.at(0).english(), "detections of tiny"));
        QCOMPARE(annotatorOf(lab_->database(), "the film"), std::optional<std::string>("tiny"));
        const std::int64_t dataset = dataset::DatasetIndex(lab_->database()).get("the film").id;
        QVERIFY(ownFrames(lab_->database(), lab_->workspace().folder(), dataset));
        // Labels that somebody corrects there are theirs.
        fs::last_write_time(made.frames.annotationFile, fs::file_time_type::clock::now() + std::chrono::seconds(5));
        QVERIFY(!ownFrames(lab_->database(), lab_->workspace().folder(), dataset));
    }

    void aTakenNameIsRefusedBeforeAFrameIsRead()
    {
        import();
        QVERIFY_THROWS_EXCEPTION(dataset::NameTaken, import());
        QVERIFY(!fs::exists(frames("the film-2")));
        request_.replace = true;
        request_.options.every = 3;
        QCOMPARE(import().result.images, 3);
        QVERIFY(fs::exists(frames("the film/images/000008.jpg"))); // the earlier frames stay
    }

    void aNameIsOneFolderOfTheWorkspace()
    {
        request_.name = "../../street: noon";
        import();
        QVERIFY(fs::is_directory(frames("video..-..-street- noon")));
    }

    void whatCannotBeReadLeavesNothing()
    {
        request_.source = (files_ / "broken.mp4").string();
        std::ofstream(request_.source) << "no video at all, but some bytes that a player would try";
        QVERIFY(contains(errorOf([&] { import(); }), "cannot be opened"));
        request_.source = film_.string();
        request_.detector = "nobody";
        QVERIFY(contains(errorOf([&] { import(); }), "nobody"));
        request_.detector = {};
        StopControl stopped;
        stopped.requestStop();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 importVideo(request_, lab_->workspace(), lab_->database(), stopped));
        QVERIFY(!fs::exists(frames("the film")) && !fs::exists(frames("broken")));
        QCOMPARE(dataset::DatasetIndex(lab_->database()).list().size(), std::size_t{0});
    }

    void aCutVideoGivesWhatItHas()
    {
        std::ifstream whole(film_, std::ios::binary);
        std::string bytes(std::istreambuf_iterator<char>(whole), {});
        request_.source = (files_ / "cut.avi").string();
        std::ofstream(request_.source, std::ios::binary) << bytes.substr(0, bytes.size() * 4 / 5);
        const VideoImportResult made = import();
        QVERIFY(made.result.images >= 2 && made.result.images < 9);
        const dataset::ImportRecord record = dataset::readImportRecord(lab_->database(), "cut");
        QVERIFY(contains(record.notes.at(0).english(), "ends early"));
    }

  private:
    VideoImportResult import()
    {
        StopControl stop;
        return importVideo(request_, lab_->workspace(), lab_->database(), stop);
    }
    fs::path frames(const std::string& name) const { return lab_->workspace().folder() / "frames" / name; }

    testing::Folder files_;
    fs::path film_;
    std::unique_ptr<testing::WorkspaceLab> lab_;
    VideoImportRequest request_;
};

QTEST_GUILESS_MAIN(TestVideoImport)
#include "test_video_import.moc"
