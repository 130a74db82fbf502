// The Live page as a presenter drives it: the street and videos, freeze and step, what lies on the objects, recordings, and
// sources that vanish.
#include "core/video/frame_source.h"
#include "core/video/video_recorder.h"
#include "tests/ui/small_lab.h"
#include "ui/controls/number_box.h"
#include "ui/live/live_choices.h"
#include "ui/live/live_feed.h"
#include "ui/live/live_page.h"
#include "ui/live/live_views.h"
#include "ui/pictures/before_after_view.h"
#include "ui/pictures/image_view.h"
#include "ui/plots/curve_canvas.h"
#include "ui/plots/curve_plot.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 30'000;

/// Frames of 96 x 80, each of one grey, without an end.
std::filesystem::path film(const testing::Folder& folder, const char* name, int frames = 40)
{
    const std::filesystem::path file = folder / name;
    video::VideoRecorder recorder(file, {.framesPerSecond = 25});
    for (int i = 0; i < frames; ++i)
        recorder.add(imaging::Image(96, 80, static_cast<std::uint8_t>(40 + 4 * i)));
    recorder.finish();
    return file;
}

} // namespace

class TestLivePage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("live_page");
    }
    void init()
    {
        QSettings().clear();
        lab_ = std::make_unique<testing::SmallLab>();
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
        lab_.reset();
    }

    void theStreetIsSeenInEveryWay()
    {
        lab_->train(1);
        open();
        QTRY_VERIFY_WITH_TIMEOUT(newest_.looked && newest_.side(FrameWay::Patched).looked, kPatience);
        QCOMPARE(newest_.size, QSize(640, 480));
        QVERIFY(!newest_.side(FrameWay::Defended).looked);
        QTRY_COMPARE_WITH_TIMEOUT(page_->views().title(FrameWay::Patched), QString("with the patch"), kPatience);
        choice("liveDefence").setCurrentIndex(choice("liveDefence").findData("median"));
        QTRY_VERIFY_WITH_TIMEOUT(newest_.side(FrameWay::Defended).looked, kPatience);
        QVERIFY(page_->views().view(FrameWay::Defended).isVisible());
        QVERIFY(!page_->views().view(FrameWay::Defended).image().isNull());
        // A later frame each time, and a point of the curve.
        const std::int64_t frame = newest_.frame;
        QTRY_VERIFY_WITH_TIMEOUT(newest_.frame > frame, kPatience);
        QVERIFY(curve().series(0).size() >= 2);
        QVERIFY2(page_->statusText().contains("age"), qPrintable(page_->statusText()));
        QVERIFY2(page_->problem().isEmpty(), qPrintable(page_->problem()));
    }

    void frozenTheFrameStaysAndWhatLiesOnItChanges()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(newest_.looked, kPatience);
        press(Qt::Key_Space);
        QVERIFY(page_->frozen());
        settle();
        const std::int64_t frame = newest_.frame;
        const std::size_t points = curve().series(0).size();
        QCOMPARE(page_->views().title(FrameWay::Patched), QString("with grey"));
        press(Qt::Key_C);
        QTRY_COMPARE_WITH_TIMEOUT(page_->views().title(FrameWay::Patched), QString("with noise"), kPatience);
        const int before = looks_;
        press(Qt::Key_X); // a defence: the same frame is looked at again
        QTRY_VERIFY_WITH_TIMEOUT(looks_ > before && newest_.side(FrameWay::Defended).looked, kPatience);
        QCOMPARE(newest_.frame, frame);
        QCOMPARE(curve().series(0).size(), points); // it is no new frame
        press(Qt::Key_Period);
        QTRY_VERIFY_WITH_TIMEOUT(newest_.frame > frame, kPatience);
        settle();
        const std::int64_t second = newest_.frame;
        press(Qt::Key_Period);
        QTRY_COMPARE_WITH_TIMEOUT(newest_.frame, second + 1, kPatience);
        press(Qt::Key_Space);
        QVERIFY(!page_->frozen());
        QTRY_VERIFY_WITH_TIMEOUT(newest_.frame > second + 1, kPatience);
        // Nobody looked meanwhile: the curve is not drawn across it, neither into the first step nor out of the last.
        QTRY_VERIFY_WITH_TIMEOUT(curve().series(0).size() > points + 5, kPatience);
        QList<std::size_t> gaps;
        for (std::size_t i = 0; i < curve().series(0).size(); ++i)
            if (std::isnan(curve().series(0).y(i))) gaps += i;
        QCOMPARE(gaps, (QList<std::size_t>{points, points + 3}));
    }

    void picturesFillTheirWidth()
    {
        open();
        choice("liveDefence").setCurrentIndex(choice("liveDefence").findData("median"));
        page_->resize(1180, 760);
        const auto band = [this] { // above a picture and below it
            const ImageView& view = page_->views().view(FrameWay::Clean);
            return view.height() - view.width() * newest_.size.height() / newest_.size.width();
        };
        QTRY_VERIFY_WITH_TIMEOUT(newest_.side(FrameWay::Defended).looked && qAbs(band()) < 8, kPatience);
        press(Qt::Key_Space);
        page_->resize(1000, 760); // frozen too
        QTRY_VERIFY_WITH_TIMEOUT(qAbs(band()) < 8, kPatience);
    }

    void theHandLaysThePatch()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(newest_.looked, kPatience);
        press(Qt::Key_Space);
        settle();
        press(Qt::Key_H);
        QTRY_COMPARE_WITH_TIMEOUT(newest_.places.size(), std::size_t{1}, kPatience);
        QCOMPARE(newest_.places[0].centreX, 320.0);
        const ImageView& view = page_->views().view(FrameWay::Patched);
        auto* target = const_cast<ImageView*>(&view);
        const QPoint to = view.toWidget({200, 150}).toPoint();
        QTest::mousePress(target, Qt::LeftButton, {}, to);
        QTest::mouseRelease(target, Qt::LeftButton, {}, to);
        QTRY_VERIFY_WITH_TIMEOUT(qAbs(newest_.places[0].centreX - 200) < 3 && qAbs(newest_.places[0].centreY - 150) < 3, kPatience);
        const QImage shown = view.image(); // grey lies there
        QTRY_COMPARE_WITH_TIMEOUT(QColor(page_->views().view(FrameWay::Patched).image().pixel(200, 150)).red(), 127, kPatience);
        press(Qt::Key_H);
        QTRY_VERIFY_WITH_TIMEOUT(newest_.places.size() != 1 || newest_.places[0].centreX != 200, kPatience);
    }

    void aVideoIsRecordedAsItIsShown()
    {
        open();
        page_->choices().setSource({.kind = video::SourceKind::File, .path = film(lab_->files(), "film.avi")}, false);
        QTRY_VERIFY_WITH_TIMEOUT(newest_.looked && newest_.size == QSize(96, 80), kPatience);
        press(Qt::Key_R);
        const int before = looks_;
        QTRY_VERIFY_WITH_TIMEOUT(looks_ > before + 8 && newest_.recording && newest_.recording->seconds > 0.5, kPatience);
        QSignalSpy messages(session_.get(), &Session::message);
        press(Qt::Key_R);
        QTRY_VERIFY_WITH_TIMEOUT(!messages.isEmpty(), kPatience);
        QVERIFY2(messages[0][1].toString().contains("Recorded"), qPrintable(messages[0][1].toString()));
        const QDir folder(QString::fromStdString((lab_->workspace().folder() / "recordings").string()));
        const QStringList films = folder.entryList({"*.mkv"}), tables = folder.entryList({"*.csv"});
        QCOMPARE(films.size(), 1);
        QCOMPARE(tables.size(), 1);
        const auto source = video::openSource({.kind = video::SourceKind::File, .path = folder.filePath(films[0]).toStdString()});
        video::Frame frame;
        int frames = 0;
        while (source->read(frame))
            ++frames;
        QVERIFY(frames >= 5);
        QCOMPARE(frame.image.width, 2 * 96); // as it is and with grey, side by side
        QCOMPARE(frame.image.height, 80);
        QFile table(folder.filePath(tables[0]));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readAll().count('\n') >= 9);
    }

    void aSourceThatVanishesIsSaidAndTakenUpAgain()
    {
        open();
        const std::filesystem::path file = film(lab_->files(), "film.avi", 10), away = lab_->files() / "away.avi";
        page_->choices().setSource({.kind = video::SourceKind::File, .path = file}, false);
        QTRY_VERIFY_WITH_TIMEOUT(newest_.looked && newest_.size == QSize(96, 80), kPatience);
        std::filesystem::rename(file, away); // it plays to its end and cannot begin anew
        QTRY_VERIFY_WITH_TIMEOUT(page_->problem().contains("taken up again"), kPatience);
        QVERIFY2(page_->problem().contains("film.avi"), qPrintable(page_->problem()));
        std::filesystem::rename(away, file);
        const int before = looks_;
        QTRY_VERIFY_WITH_TIMEOUT(page_->problem().isEmpty() && looks_ > before, kPatience);
    }

    void twoPicturesWithALineBetween()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(newest_.looked, kPatience);
        press(Qt::Key_S);
        QVERIFY(page_->views().slider());
        const int before = looks_;
        QTRY_VERIFY_WITH_TIMEOUT(looks_ > before + 1, kPatience);
        press(Qt::Key_S);
        QVERIFY(!page_->views().slider());
    }

    void aFrozenPictureIsArrangedAnew()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(newest_.looked, kPatience);
        press(Qt::Key_Space);
        settle();
        const auto* line = page_->findChild<BeforeAfterView*>("liveSlider");
        QVERIFY(line->without().picture.isNull());
        press(Qt::Key_S); // no other frame comes
        QVERIFY(!line->without().picture.isNull());
        QVERIFY(!line->with().picture.isNull());
    }

    void leavingThePageClosesTheSource()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(newest_.looked, kPatience);
        page_->hide();
        QVERIFY(!page_->feed().isOpen());
        QTest::qWait(300);
        const int before = looks_;
        QTest::qWait(300);
        QCOMPARE(looks_, before);
        page_->show();
        page_->activated();
        QTRY_VERIFY_WITH_TIMEOUT(looks_ > before, kPatience);
    }

    void withoutADetectorItIsSaidWhatIsMissing()
    {
        lab_->detectors().remove("tiny");
        open();
        QTRY_VERIFY_WITH_TIMEOUT(page_->problem().contains("no detector"), kPatience);
    }

  private:
    void open()
    {
        session_ = std::make_unique<Session>(workspace::Workspace::open(lab_->workspace().folder()), Dialogs());
        page_ = std::make_unique<LivePage>(*session_);
        page_->resize(1200, 760);
        newest_ = {};
        looks_ = 0;
        connect(&page_->feed(), &LiveFeed::seen, this, [this](const LiveSeen& seen) {
            if (!seen.looked) return;
            newest_ = seen;
            ++looks_;
        });
        page_->show();
        QApplication::setActiveWindow(page_.get());
        page_->activated();
    }
    ChoiceBox& choice(const char* name) { return *page_->findChild<ChoiceBox*>(name); }
    CurveCanvas& curve() { return page_->findChild<CurvePlot*>()->canvas(); }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : page_.get(), key); }
    /// The looks that were under way have come back.
    void settle()
    {
        for (int before = -1; before != looks_; QTest::qWait(500))
            before = looks_;
    }

    std::unique_ptr<testing::SmallLab> lab_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<LivePage> page_;
    LiveSeen newest_;
    int looks_ = 0;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestLivePage)
#include "test_live_page.moc"
