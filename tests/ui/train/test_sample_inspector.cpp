// What the patch does on pictures that were not trained on: which ones are chosen, and that only the newest
// patch counts.
#include "core/dataset/image_record.h"
#include "core/workspace/runs/run_session.h"
#include "tests/ui/small_lab.h"
#include "ui/session/session.h"
#include "ui/support/pictures.h"
#include "ui/train/sample_inspector.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

namespace blindspot::ui {

namespace {

constexpr int kWait = 60000;

QImage plain(int grey)
{
    QImage patch(24, 24, QImage::Format_RGB888);
    patch.fill(QColor(grey, grey, grey));
    return patch;
}

} // namespace

class TestSampleInspector : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestSampleInspector");
        lab_ = std::make_unique<testing::SmallLab>();
    }

    void picturesAreHeldOutWhereThereAreSome()
    {
        StopControl stop;
        workspace::RunObserver observer;
        workspace::TrainRequest request = testing::SmallLab::request(1);
        request.images = 2;
        const workspace::RunRecord part = workspace::startRun(lab_->workspace(), request, stop, observer).record;
        const SampleSet set = chooseSamples(lab_->database(), lab_->workspace(), part);
        QVERIFY(set.heldOut);
        QCOMPARE(set.samples.size(), std::size_t{4});
        const workspace::ImageList trained = lab_->store().images(part.id);
        QCOMPARE(trained.images.size(), std::size_t{2});
        for (const Sample& sample : set.samples) {
            QCOMPARE(sample.boxes.size(), std::size_t{1});
            for (const dataset::ImageIdentity& image : trained.images)
                QVERIFY(image.path != sample.path);
        }
    }

    void elseTheyAreThoseOfTheTraining()
    {
        const workspace::RunRecord whole = lab_->store().get(lab_->train(1).toStdString());
        const SampleSet set = chooseSamples(lab_->database(), lab_->workspace(), whole);
        QVERIFY(!set.heldOut);
        QCOMPARE(set.samples.size(), std::size_t{6});
    }

    void thePatchLiesOnTheObjectsAndOnlyTheNewestCounts()
    {
        Session session(lab_->workspace(), Dialogs::standard());
        SampleInspector inspector(session);
        QSignalSpy patched(&inspector, &SampleInspector::patchedSeen),
            clean(&inspector, &SampleInspector::cleanSeen);
        inspector.begin(record());
        QTRY_COMPARE_WITH_TIMEOUT(clean.size(), 1, kWait);
        // All but the first of these come while something is looked at: the last one alone is looked at after it.
        for (int i = 0; i < 40; ++i)
            inspector.setPatch(plain(5 * i), i);
        QTRY_VERIFY_WITH_TIMEOUT(!patched.isEmpty() && patched.last().at(1).toLongLong() == 39, kWait);
        QVERIFY2(patched.size() <= 2, qPrintable(QString::number(patched.size())));
        const auto before = clean.first().first().value<InspectedPicture>().picture;
        const auto after = patched.last().first().value<InspectedPicture>().picture;
        QCOMPARE(after.size(), before.size());
        QCOMPARE(after.pixelColor(36, 35), QColor(195, 195, 195)); // the middle of the object
        QCOMPARE(after.pixelColor(2, 2), before.pixelColor(2, 2));
    }

    void allAreLookedAtWithTheNewestPatch()
    {
        Session session(lab_->workspace(), Dialogs::standard());
        SampleInspector inspector(session);
        QSignalSpy patched(&inspector, &SampleInspector::patchedSeen),
            index(&inspector, &SampleInspector::indexChanged);
        inspector.begin(record());
        inspector.setPatch(plain(10), 1);
        const auto allAt = [&inspector](std::int64_t iteration) {
            const SampleSum sum = inspector.sum();
            return sum.all > 1 && sum.pictures == sum.all && sum.firstIteration == iteration && sum.lastIteration == iteration;
        };
        QTRY_VERIFY_WITH_TIMEOUT(allAt(1), kWait);
        inspector.setPatch(plain(240), 2);
        QTRY_VERIFY_WITH_TIMEOUT(allAt(2), kWait);
        SampleSum sum;
        int most = -1;
        for (int i = 0; i < inspector.count(); ++i) {
            const SampleState state = inspector.state(i);
            QVERIFY(!state.thumbnail.isNull());
            QCOMPARE(state.iteration, std::int64_t{2});
            sum.without += state.without->noticed();
            sum.with += state.with->noticed();
            most = std::max(most, *state.lost());
        }
        QCOMPARE(inspector.sum().without, sum.without);
        QCOMPARE(inspector.sum().with, sum.with);
        // The one that is shown has lost as much as any.
        QCOMPARE(*inspector.state(inspector.index()).lost(), most);
        // Until the user chooses.
        const int other = inspector.index() == 0 ? 1 : 0;
        inspector.show(other);
        const auto changes = index.size();
        inspector.setPatch(plain(0), 3);
        QTRY_VERIFY_WITH_TIMEOUT(allAt(3), kWait);
        QCOMPARE(inspector.index(), other);
        QCOMPARE(index.size(), changes);
        QVERIFY(patched.last().at(1).toLongLong() == 3);
    }

    void theShareOfATrainingsTimeIsSmall()
    {
        Session session(lab_->workspace(), Dialogs::standard());
        SampleInspector inspector(session);
        QSignalSpy patched(&inspector, &SampleInspector::patchedSeen);
        inspector.setSparing(true);
        inspector.begin(record());
        inspector.setPatch(plain(0), 0);
        QTRY_COMPARE_WITH_TIMEOUT(patched.size(), 1, kWait);
        // The thumbnails are no work of the detector's.
        QTRY_VERIFY_WITH_TIMEOUT(!inspector.state(inspector.count() - 1).thumbnail.isNull(), kWait);
        QSignalSpy looked(&inspector, &SampleInspector::stateChanged);
        QElapsedTimer timer;
        timer.start();
        // Patches come far more often than anything is looked at.
        while (timer.elapsed() < 3500) {
            inspector.setPatch(plain(static_cast<int>(timer.elapsed() % 250)), timer.elapsed());
            QTest::qWait(20);
        }
        QVERIFY2(looked.size() <= 4, qPrintable(QString::number(looked.size())));
        QVERIFY(looked.size() >= 1);
    }

    void whileATrainingRunsThereIsAPauseBetweenTwo()
    {
        Session session(lab_->workspace(), Dialogs::standard());
        SampleInspector inspector(session);
        QSignalSpy patched(&inspector, &SampleInspector::patchedSeen);
        inspector.setSparing(true);
        inspector.begin(record());
        inspector.setPatch(plain(0), 0);
        QTRY_COMPARE_WITH_TIMEOUT(patched.size(), 1, kWait); // the first one at once
        QElapsedTimer timer;
        timer.start();
        inspector.setPatch(plain(100), 1);
        QTRY_COMPARE_WITH_TIMEOUT(patched.size(), 2, kWait);
        QVERIFY2(timer.elapsed() > 300, qPrintable(QString::number(timer.elapsed())));
        // Asked for by the user: at once, whatever the pause.
        inspector.setPatch(plain(200), 2);
        inspector.show(3);
        inspector.setSparing(false);
        QTRY_COMPARE_WITH_TIMEOUT(patched.size(), 3, kWait);
        QCOMPARE(patched.last().at(1).toLongLong(), 2);
    }

    void picturesAreLookedAtOnceWithoutPatch()
    {
        Session session(lab_->workspace(), Dialogs::standard());
        SampleInspector inspector(session);
        QSignalSpy clean(&inspector, &SampleInspector::cleanSeen),
            index(&inspector, &SampleInspector::indexChanged);
        inspector.begin(record());
        QTRY_COMPARE_WITH_TIMEOUT(clean.size(), 1, kWait);
        inspector.show(1);
        QTRY_COMPARE_WITH_TIMEOUT(clean.size(), 2, kWait);
        inspector.show(0);
        QCOMPARE(clean.size(), 3); // known already
        inspector.show(-1);
        inspector.show(inspector.count());
        QCOMPARE(index.size(), 2);
    }

    void aPictureThatCannotBeReadIsToldAndTheOthersGoOn()
    {
        Session session(lab_->workspace(), Dialogs::standard());
        SampleInspector inspector(session);
        QSignalSpy failed(&inspector, &SampleInspector::failed),
            clean(&inspector, &SampleInspector::cleanSeen);
        SampleSet set = chooseSamples(lab_->database(), lab_->workspace(), record());
        set.samples[0].path = lab_->file("images/none.png");
        inspector.begin(setupOf(record()), set);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kWait);
        inspector.setPatch(plain(9), 1);
        inspector.show(1);
        QTRY_COMPARE_WITH_TIMEOUT(clean.size(), 1, kWait);
        QCOMPARE(failed.size(), 1);
    }

    void aFixedPatchLiesInTheNetworksInput()
    {
        Session session(lab_->workspace(), Dialogs::standard());
        SampleInspector inspector(session);
        QSignalSpy patched(&inspector, &SampleInspector::patchedSeen);
        InspectionSetup setup = setupOf(record());
        setup.placement.kind = patch::PlacementKind::Fixed;
        setup.placement.row = 8;
        setup.placement.column = 40;
        inspector.begin(setup, chooseSamples(lab_->database(), lab_->workspace(), record()));
        inspector.setPatch(plain(255), 1);
        QTRY_COMPARE_WITH_TIMEOUT(patched.size(), 1, kWait);
        const QImage picture = patched.first().first().value<InspectedPicture>().picture;
        QCOMPARE(picture.pixelColor(40, 8), QColor(Qt::white));
        QCOMPARE(picture.pixelColor(63, 31), QColor(Qt::white));
        QVERIFY(picture.pixelColor(64, 31) != QColor(Qt::white) &&
                picture.pixelColor(39, 8) != QColor(Qt::white));
    }

    void endsAtAnyMoment()
    {
        for (int round = 0; round < 40; ++round) {
            Session session(lab_->workspace(), Dialogs::standard());
            SampleInspector inspector(session);
            inspector.begin(record());
            inspector.setPatch(plain(round), round);
            if (round % 2 == 0) QTest::qWait(round);
            if (round % 3 == 0) inspector.clear();
        }
    }

  private:
    const workspace::RunRecord& record()
    {
        if (!record_) record_ = lab_->store().get(lab_->train(1).toStdString());
        return *record_;
    }

    std::unique_ptr<testing::SmallLab> lab_;
    std::optional<workspace::RunRecord> record_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestSampleInspector)
#include "test_sample_inspector.moc"
