// The live view through real trainings of a tiny detector: curve, patch, pictures, log, and the run that goes
// on.
#include "tests/ui/small_lab.h"
#include "ui/controls/log_view.h"
#include "ui/pictures/before_after_view.h"
#include "ui/pictures/patch_view.h"
#include "ui/plots/curve_canvas.h"
#include "ui/plots/curve_plot.h"
#include "ui/session/session.h"
#include "ui/session/training_controller.h"
#include "ui/train/live_view.h"
#include "ui/train/sample_panel.h"
#include "ui/train/sample_strip.h"

#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

namespace blindspot::ui {

namespace {

constexpr int kWait = 120000;

struct Watched {
    explicit Watched(testing::SmallLab& lab) : session(lab.workspace(), Dialogs::standard()), view(session)
    {
        view.resize(800, 700);
        view.show();
    }
    bool train(const workspace::TrainRequest& request)
    {
        QSignalSpy finished(&session.training(), &TrainingController::finished);
        session.training().start(request);
        return finished.wait(kWait);
    }
    CurveCanvas& curve() { return view.findChild<CurvePlot*>()->canvas(); }
    BeforeAfterView* pictures() { return view.findChild<BeforeAfterView*>(); }

    Session session;
    LiveView view;
};

} // namespace

class TestLiveView : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestLiveView");
        QSettings().clear();
        lab_ = std::make_unique<testing::SmallLab>();
    }

    void aTrainingIsShownAndStays()
    {
        Watched watched(*lab_);
        const auto* stack = watched.view.findChild<QStackedWidget*>();
        QCOMPARE(stack->currentIndex(), 0);
        workspace::TrainRequest request = testing::SmallLab::request(4);
        request.images = 3;
        QVERIFY(watched.train(request));
        QCOMPARE(stack->currentIndex(), 1);
        QCOMPARE(watched.curve().series(0).size(), std::size_t{4});
        QVERIFY(watched.curve().series(0).best());
        QCOMPARE(watched.view.findChild<PatchView*>()->patch().size(), QSize(24, 24));
        const QString file = QString::fromStdString(
            (watched.session.workspace().runFolder(watched.session.training().record()->id) / "patch.png")
                .string());
        const QImage last = QImage(file).convertToFormat(QImage::Format_RGB888);
        QVERIFY(!last.isNull());
        QTRY_COMPARE_WITH_TIMEOUT(watched.view.findChild<PatchView*>()->patch(), last, kWait);
        const QStringList log = watched.view.findChild<LogView*>()->lines();
        QVERIFY(!log.filter("Iteration 4/4").isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!watched.pictures()->with().picture.isNull(), kWait);
        QVERIFY(!watched.pictures()->without().picture.isNull());
        const auto* result = watched.view.findChild<QLabel*>("sampleResult");
        QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(QString::fromUtf8("→")), kWait);
        QVERIFY2(result->text().contains("noticed") && result->text().contains("half seen"),
                 qPrintable(result->text()));
        QVERIFY(result->toolTip().contains("centred in the object"));
        // Over all of them, when the training has ended.
        const auto* headline = watched.view.findChild<QLabel*>("headline");
        QTRY_VERIFY_WITH_TIMEOUT(headline->text().contains("noticed on 3 held-out pictures"), kWait);
        auto* strip = watched.view.findChild<SampleStrip*>();
        QCOMPARE(strip->count(), 3);
        for (int i = 0; i < 3; ++i)
            QTRY_VERIFY_WITH_TIMEOUT(strip->item(i)->data(Qt::AccessibleTextRole).toString().contains("with that of"), kWait);
        const SampleInspector& inspector = watched.view.findChild<SamplePanel*>()->inspector();
        QCOMPARE(strip->currentRow(), inspector.index());
        // The keys of the strip, of the panel and the buttons choose.
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Home);
        QCOMPARE(inspector.index(), 0);
        QTest::keyClick(strip, Qt::Key_Right);
        QCOMPARE(inspector.index(), 1);
        QTest::keyClick(watched.pictures(), Qt::Key_PageUp);
        QCOMPARE(inspector.index(), 0);
        QCOMPARE(strip->currentRow(), 0);
        auto* next = watched.view.findChild<QToolButton*>("nextSample");
        QVERIFY(next->isVisible() && next->isEnabled());
        QTest::mouseClick(next, Qt::LeftButton);
        QTest::mouseClick(next, Qt::LeftButton);
        QCOMPARE(inspector.index(), 2);
        QVERIFY(!next->isEnabled());
        QVERIFY(!watched.pictures()->with().picture.isNull()); // known already
    }

    void theLogIsSeenWhereThereIsLittleRoom()
    {
        Watched watched(*lab_);
        QVERIFY(watched.train(testing::SmallLab::request(2)));
        auto* log = watched.view.findChild<LogView*>();
        auto* button = watched.view.findChild<QToolButton*>("showLog");
        watched.view.resize(700, 1000);
        QVERIFY(log->isVisible() && !button->isVisible());
        watched.view.resize(700, 600);
        QVERIFY(!log->isVisible() && button->isVisible());
        const auto* patch = watched.view.findChild<PatchView*>();
        QVERIFY(patch->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(log->isVisible() && !patch->isVisible()); // in the place of curve and patch
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!log->isVisible() && patch->isVisible());
        watched.view.logAction()->trigger(); // its key
        QVERIFY(log->isVisible() && button->isChecked());
        watched.view.setPresenting(true);
        QVERIFY(!log->isVisible() && patch->isVisible());
    }

    void theNextTrainingStartsAnew()
    {
        Watched watched(*lab_);
        QVERIFY(watched.train(testing::SmallLab::request(6)));
        QVERIFY(watched.train(testing::SmallLab::request(2)));
        QCOMPARE(watched.curve().series(0).size(), std::size_t{2});
    }

    void partsOfTheLossAreCurvesOfTheirOwn()
    {
        Watched watched(*lab_);
        workspace::TrainRequest request = testing::SmallLab::request(3);
        request.options = patch::TrainOptions::forRecipe("robust-dpatch");
        request.options.iterations = 3;
        request.options.patchSize = 24;
        request.options.precision = patch::PrecisionChoice::Fp32;
        QVERIFY(watched.train(request));
        QCOMPARE(watched.curve().seriesCount(), 4);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(watched.curve().series(i).size(), std::size_t{3});
        QVERIFY(std::abs(watched.curve().series(1).y(2) + watched.curve().series(2).y(2) +
                         watched.curve().series(3).y(2) - watched.curve().series(0).y(2)) <
                1e-3 * std::abs(watched.curve().series(0).y(2)));
        QCOMPARE(watched.curve().series(0).best().has_value(), true);
    }

    void eachOfSeveralDetectorsHasACurve()
    {
        lab_->detectors().add(BLINDSPOT_TEST_DATA "/fixtures/yolo11-tiny.pt", "other");
        Watched watched(*lab_);
        workspace::TrainRequest request = testing::SmallLab::request(3);
        request.otherDetectors = {"other"};
        QVERIFY(watched.train(request));
        QCOMPARE(watched.curve().seriesCount(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(watched.curve().series(i).size(), std::size_t{3});
        const auto head = [&watched] { return watched.view.findChild<CurvePlot*>()->csv().section('\n', 0, 0); };
        QCOMPARE(head(), QString("iteration,total,tiny,other"));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(std::abs((watched.curve().series(1).y(i) + watched.curve().series(2).y(i)) / 2 -
                             watched.curve().series(0).y(i)) < 1e-9);
        // The parts come behind them, and the next training of one has none of it.
        request.options = patch::TrainOptions::forRecipe("robust-dpatch");
        request.options.iterations = 2;
        request.options.patchSize = 24;
        request.options.precision = patch::PrecisionChoice::Fp32;
        QVERIFY(watched.train(request));
        QCOMPARE(watched.curve().seriesCount(), 6);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(watched.curve().series(i).size(), std::size_t{2});
        QCOMPARE(head(), QString("iteration,total,tiny,other,cls,box,dfl"));
        QVERIFY(watched.train(testing::SmallLab::request(2)));
        QCOMPARE(watched.curve().seriesCount(), 1);
    }

    void theCurveOfAResumedRunIsWhole()
    {
        const QString id = lab_->train(5);
        Watched watched(*lab_);
        QSignalSpy finished(&watched.session.training(), &TrainingController::finished);
        workspace::ResumeRequest request;
        request.run = id.toStdString();
        request.iterations = 9;
        watched.session.training().resumeRun(request);
        QVERIFY(finished.wait(kWait));
        QTRY_COMPARE_WITH_TIMEOUT(watched.curve().series(0).size(), std::size_t{9}, kWait);
        for (std::size_t i = 0; i < 9; ++i)
            QCOMPARE(watched.curve().series(0).x(i), double(i + 1));
    }

    void aViewMadeLaterShowsWhatIsThere()
    {
        Watched watched(*lab_);
        QVERIFY(watched.train(testing::SmallLab::request(3)));
        LiveView later(watched.session);
        QCOMPARE(later.findChild<QStackedWidget*>()->currentIndex(), 1);
        QCOMPARE(later.findChild<CurvePlot*>()->canvas().series(0).size(), std::size_t{3});
        QVERIFY(!later.findChild<PatchView*>()->patch().isNull());
    }

    void presentationLeavesOutTheLog()
    {
        Watched watched(*lab_);
        QVERIFY(watched.train(testing::SmallLab::request(2)));
        QVERIFY(watched.view.findChild<LogView*>()->isVisible());
        watched.view.setPresenting(true);
        QVERIFY(!watched.view.findChild<LogView*>()->isVisible());
        QVERIFY(watched.pictures()->isVisible() && watched.view.findChild<PatchView*>()->isVisible());
        // The keys of a remote go from picture to picture.
        const SampleInspector& inspector = watched.view.findChild<SamplePanel*>()->inspector();
        QTRY_VERIFY_WITH_TIMEOUT(inspector.count() > 1, 60'000);
        const int pictures = inspector.count();
        while (watched.view.step(-1)) {
        }
        int passed = 1;
        while (watched.view.step(1))
            ++passed;
        QCOMPARE(passed, pictures);
        watched.view.setPresenting(false);
        QVERIFY(watched.view.findChild<LogView*>()->isVisible());
    }

    void whatStandsBesideWhatFollowsTheRoom()
    {
        Watched watched(*lab_);
        QVERIFY(watched.train(testing::SmallLab::request(2)));
        const auto beside = [&watched] {
            const QWidget& view = watched.view;
            return watched.view.findChild<CurvePlot*>()->mapTo(&view, QPoint(0, 0)).x() >=
                   watched.view.findChild<SamplePanel*>()->mapTo(&view, QPoint(0, 0)).x() + 100;
        };
        const auto* log = watched.view.findChild<LogView*>();
        // With all its pictures, which come after the training's end and need room of their own.
        const SampleInspector& inspector = watched.view.findChild<SamplePanel*>()->inspector();
        QTRY_VERIFY_WITH_TIMEOUT(inspector.count() > 1 && inspector.sum().pictures == inspector.count(), 60'000);
        // Asked for again while it is waited for, as a hand that drags the window's corner does: the least size
        // is that of the arrangement before until the new one has been laid out.
        const auto at = [&watched](int width, int height) { watched.view.resize(width, height); };
        QTRY_VERIFY((at(1400, 700), beside()));
        QTRY_VERIFY((at(700, 800), !beside() && log->isVisible()));
        // Little height is for the picture.
        QTRY_VERIFY2((at(700, 560), !log->isVisible()),
                     qPrintable(QStringLiteral("%1 high, at least %2")
                                    .arg(watched.view.height())
                                    .arg(watched.view.minimumSizeHint().height())));
        QTRY_VERIFY((at(1400, 560), log->isVisible() && beside()));
    }

  private:
    std::unique_ptr<testing::SmallLab> lab_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestLiveView)
#include "test_live_view.moc"
