// A video in the import dialog and through the window's import: the fields that it needs, and the dataset that comes of it.
#include "tests/support/dataset_files.h"
#include "tests/support/grey_film.h"
#include "ui/controls/number_box.h"
#include "ui/dataset/dataset_import.h"
#include "ui/dataset/import_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 30000; // milliseconds, for machines that do much else

} // namespace

class TestVideoImportDialog : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        film_ = testing::writeGreyFilm(folder_.path() / "film.avi", 9);
        session_ = std::make_unique<Session>(workspace::Workspace::open(folder_ / "lab"), Dialogs{});
    }
    void cleanupTestCase() { session_.reset(); }

    void aVideoIsAskedForItsFrames()
    {
        ImportDialog dialog(*session_, session_->queries());
        dialog.show();
        auto* every = dialog.findChild<NumberBox*>("every");
        auto* confidence = dialog.findChild<NumberBox*>("annotationConfidence");
        QVERIFY(!every->isVisible() && !dialog.videoRequest());
        dialog.setSource(QString::fromStdString(film_.string()));
        QTRY_VERIFY_WITH_TIMEOUT(every->isVisible(), kPatience);
        QVERIFY(!confidence->isVisible()); // nobody annotates
        const auto says = [&dialog](const QString& part) { // in one of its labels
            const auto labels = dialog.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* one) { return one->isVisible() && one->text().contains(part); });
        };
        QVERIFY(says("frames are copied") && !says("pictures stay where they are")); // not one beside the other
        QVERIFY(says("&Video") && !says("&Annotations"));
        QCOMPARE(dialog.findChild<QLineEdit*>("source")->accessibleName(), QString("Video"));
        every->setValue(4);
        const auto request = dialog.videoRequest();
        QVERIFY(request);
        QCOMPARE(request->source, film_.string());
        QCOMPARE(request->options.every, 4);
        QVERIFY(!request->detector);
        auto* frames = dialog.findChild<QComboBox*>("frames");
        frames->setCurrentIndex(frames->findData(true));
        QVERIFY(!every->isVisible());
        QCOMPARE(dialog.videoRequest()->options.change, video::kUsualChange);
        QCOMPARE(dialog.videoRequest()->options.every, 1);
        auto* detector = dialog.findChild<QComboBox*>("annotator");
        detector->addItem("tiny", "tiny");
        detector->setCurrentIndex(detector->count() - 1);
        QVERIFY(confidence->isVisible());
        QCOMPARE(dialog.videoRequest()->detector, std::optional<std::string>("tiny"));
        auto* format = dialog.findChild<QComboBox*>("format");
        format->setCurrentIndex(format->findData("coco"));
        Q_EMIT format->activated(format->currentIndex());
        QVERIFY(!frames->isVisible() && !dialog.videoRequest());
        QVERIFY(says("pictures stay where they are") && !says("frames are copied") && says("&Annotations"));
    }

    void theWindowImportsIt()
    {
        DatasetImport import(*session_);
        dataset::ImportResult result;
        int finished = 0;
        connect(&import, &DatasetImport::finished, this, [&](const dataset::ImportResult& done) { result = done, ++finished; });
        QSignalSpy taken(&import, &DatasetImport::nameTaken), failed(&import, &DatasetImport::failed);
        workspace::VideoImportRequest request;
        request.source = film_.string();
        request.options.every = 4;
        import.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(finished, 1, kPatience);
        QCOMPARE(result.dataset, std::string("film"));
        QCOMPARE(result.images, 3);
        // The same name once more is asked, and replaced when that is wanted.
        request.options.every = 2;
        import.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(taken.count(), 1, kPatience);
        QCOMPARE(taken[0][0].toString(), QString("film"));
        import.startReplacing();
        QTRY_COMPARE_WITH_TIMEOUT(finished, 2, kPatience);
        QCOMPARE(result.images, 5);
        request.source = (folder_.path() / "gone.mp4").string();
        import.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
        QVERIFY(!import.running());
    }

  private:
    testing::Folder folder_;
    std::filesystem::path film_;
    std::unique_ptr<Session> session_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestVideoImportDialog)
#include "test_video_import_dialog.moc"
