// The window "Try a patch" as a user drives it: drag, keys, numbers, words, files, and what it says where
// something is missing.
#include "core/imaging/codec.h"
#include "tests/ui/small_lab.h"
#include "tests/ui/window/widget_walk.h"
#include "ui/controls/number_box.h"
#include "ui/patch_trial/arm_rows.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/patch_trial/score_trace.h"
#include "ui/patch_trial/trial_canvas.h"
#include "ui/patch_trial/trial_picture.h"
#include "ui/support/pictures.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 30'000;

} // namespace

class TestPatchTrialWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("patch_trial_window");
    }
    void init()
    {
        QSettings().clear();
        lab_ = std::make_unique<testing::SmallLab>();
    }
    void cleanup()
    {
        window_.reset();
        session_.reset();
        lab_.reset();
    }

    void dragKeysAndNumbersMoveOnePatch()
    {
        lab_->train(1);
        open();
        showFirst();
        QTRY_VERIFY_WITH_TIMEOUT(trial().patch() && trial().fresh(), kPatience);
        QCOMPARE(trial().arm(), Arm::Patch);
        const LaidPatch home = place();
        TrialCanvas& canvas = window_->canvas();
        // By the mouse: the pixels of the picture under the pointer go with it.
        const auto at = [&](double x, double y) { return canvas.toWidget({x, y}).toPoint(); };
        QTest::mousePress(&canvas, Qt::LeftButton, {}, at(home.centreX, home.centreY));
        QTest::mouseMove(&canvas, at(home.centreX + 20, home.centreY + 10));
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at(home.centreX + 20, home.centreY + 10));
        QCOMPARE(place().centreX, home.centreX + 20);
        QCOMPARE(place().centreY, home.centreY + 10);
        QTest::keyClick(&canvas, Qt::Key_Left);
        QTest::keyClick(&canvas, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(place().centreX, home.centreX + 19);
        QCOMPARE(place().centreY, home.centreY + 20);
        QTest::keyClick(&canvas, Qt::Key_Plus);
        QVERIFY(place().width > home.width);
        QTest::keyClick(&canvas, Qt::Key_Minus);
        QCOMPARE(place().width, home.width);
        QTest::keyClick(&canvas, Qt::Key_BracketRight);
        QCOMPARE(place().degrees, 1.0);
        QCOMPARE(number("placeAngle").value(), 1.0);
        type("placeSide", "31");
        QCOMPARE(place().width, 31);
        type("placeShare", "50"); // of 50 px
        QCOMPARE(place().width, 25);
        type("placeAngle", "0");
        type("placeX", "48.5");
        QCOMPARE(place().centreX, 48.5);
        QTest::keyClick(&canvas, Qt::Key_Home);
        QCOMPARE(place(), home);
        QTest::keyClick(&canvas, Qt::Key_Delete);
        QVERIFY(trial().places().empty() && !number("placeX").isEnabled());
        QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at(30, 30));
        QCOMPARE(place(), home);
    }

    void digitsChooseWhatLiesThere()
    {
        lab_->train(1);
        open();
        showFirst();
        QTRY_VERIFY_WITH_TIMEOUT(trial().patch() && trial().fresh(), kPatience);
        QApplication::setActiveWindow(window_.get());
        window_->canvas().setFocus();
        for (const auto& [key, arm] : {std::pair(Qt::Key_2, Arm::Grey), std::pair(Qt::Key_3, Arm::Random),
                                       std::pair(Qt::Key_0, Arm::Clean), std::pair(Qt::Key_1, Arm::Patch)}) {
            QTest::keyClick(&window_->canvas(), key);
            QCOMPARE(trial().arm(), arm);
            QVERIFY(window_->findChild<QAbstractButton*>(QStringLiteral("arm%1").arg(key - Qt::Key_0))
                        ->isChecked());
        }
        // A digit that is typed into a number is a digit.
        auto* edit = number("placeSide").findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, "23");
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(trial().arm(), Arm::Patch);
        QCOMPARE(place().width, 23);
    }

    void theAnswerIsInWordsAndTheRowsTellOfTheControls()
    {
        lab_->train(1);
        open();
        showFirst();
        QTRY_VERIFY_WITH_TIMEOUT(trial().patch() && trial().fresh(), kPatience);
        const auto* rows = window_->findChild<ArmRows*>();
        for (const Arm arm : {Arm::Patch, Arm::Grey, Arm::Random, Arm::Clean})
            QTRY_VERIFY_WITH_TIMEOUT(rows->noticedText(arm).endsWith("of 1"), kPatience);
        const metrics::MarkCounts counts = trial().shown()->reading.counts,
                                  clean = trial().at(Arm::Clean)->reading.counts;
        const QString answer = window_->answer();
        QVERIFY2(answer.startsWith(QStringLiteral("%1 of 1 noticed").arg(counts.noticed())),
                 qPrintable(answer));
        QVERIFY2(answer.contains(QStringLiteral("person; without the patch %1").arg(clean.noticed())),
                 qPrintable(answer));
        QVERIFY2(answer.contains("annotations"), qPrintable(answer));
        QVERIFY(!window_->findChild<ScoreTrace*>()->scores().empty());
        QTRY_VERIFY2_WITH_TIMEOUT(window_->remark().contains("trained on this very picture"),
                                  qPrintable(window_->remark()), kPatience);
        // Moved, the boxes are those of before: they are faint until the detector has looked.
        QTRY_VERIFY_WITH_TIMEOUT(!trial().looking(), kPatience);
        QCOMPARE(window_->canvas().boxOpacity(), 1.0);
        trial().setPlaces({{60, 60, 20, 20}}, 0);
        QVERIFY(window_->canvas().boxOpacity() < 0.5);
        QTRY_COMPARE_WITH_TIMEOUT(window_->canvas().boxOpacity(), 1.0, kPatience);
    }

    void aPictureThatCannotBeReadIsNamed()
    {
        open();
        window_->openFile(path(lab_->files().write("broken.png", "no picture at all")));
        QTRY_VERIFY_WITH_TIMEOUT(window_->problem().contains("broken.png"), kPatience);
        QVERIFY(!trial().picture().pixels);
        window_->openFile(path(lab_->file("images/p1.png")));
        QTRY_VERIFY_WITH_TIMEOUT(trial().picture().pixels != nullptr, kPatience);
        QCOMPARE(window_->problem(), QString());
    }

    void withoutRunsTheControlsAndAFileWork()
    {
        open();
        window_->openFile(path(lab_->file("images/p2.png"))); // of no dataset, as far as this window knows
        QTRY_VERIFY_WITH_TIMEOUT(trial().fresh(), kPatience);
        QCOMPARE(trial().arm(), Arm::Grey);
        QVERIFY(!window_->findChild<QAbstractButton*>("arm1")->isEnabled());
        QVERIFY(!trial().objects().annotated);
        const auto file = lab_->file("mine.png");
        imaging::writePng(file, imaging::Image(16, 16, 200));
        file_ = path(file);
        QTest::mouseClick(window_->findChild<QAbstractButton*>("patchFile"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(trial().patch().has_value(), kPatience);
        QCOMPARE(trial().patch()->name, "mine.png");
        QCOMPARE(trial().arm(), Arm::Patch);
        QTRY_VERIFY_WITH_TIMEOUT(trial().fresh(), kPatience);
        file_ = path(lab_->files().write("oblong.png", "no"));
        QTest::mouseClick(window_->findChild<QAbstractButton*>("patchFile"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window_->problem().contains("oblong.png"), kPatience);
        QCOMPARE(trial().patch()->name, "mine.png"); // the one before is still there
    }

    void withoutADetectorItSaysWhatToDo()
    {
        const QString run = lab_->train(1);
        lab_->detectors().remove("tiny");
        open();
        window_->showRun(run);
        QTRY_VERIFY_WITH_TIMEOUT(window_->problem().contains("no detector"), kPatience);
        showFirst();
        QTRY_VERIFY_WITH_TIMEOUT(!trial().places().empty(), kPatience); // the annotations say where
        lab_->detectors().add(BLINDSPOT_TEST_DATA "/fixtures/yolo11-tiny.pt", "other");
        Q_EMIT session_->detectorsChanged();
        QTRY_VERIFY_WITH_TIMEOUT(trial().fresh(), kPatience);
        QCOMPARE(window_->problem(), QString());
        QVERIFY2(window_->remark().contains("trained against tiny, and other looks"),
                 qPrintable(window_->remark()));
    }

    void aDetectorWhoseFileIsGoneIsNamed()
    {
        const auto weights = lab_->file("weights.pt");
        std::filesystem::copy_file(BLINDSPOT_TEST_DATA "/fixtures/yolo11-tiny.pt", weights);
        lab_->detectors().remove("tiny");
        lab_->detectors().add(weights, "gone");
        std::filesystem::remove(weights);
        open();
        showFirst();
        QTRY_VERIFY_WITH_TIMEOUT(window_->problem().contains("weights.pt"), kPatience);
        QVERIFY(window_->findChild<QPushButton*>("layOnLargest")->isEnabled());
    }

    void aRunBringsAPictureThatItWasNotTrainedOn()
    {
        workspace::TrainRequest request = testing::SmallLab::request(1);
        request.images = 2;
        const QString run = QString::fromStdString(lab_->run(request).record.id);
        open();
        window_->showRun(run);
        QTRY_VERIFY_WITH_TIMEOUT(trial().picture().pixels != nullptr, kPatience);
        const auto trained = lab_->store().images(run.toStdString()).images;
        QStringList seen;
        for (int i = 0; i < 4; ++i) {
            const QString shown =
                QString::fromStdString(trial().picture().source.record.path.filename().string());
            for (const auto& one : trained)
                QVERIFY(!QString::fromStdString(one.path).endsWith(shown));
            QVERIFY(!seen.contains(shown));
            seen << shown;
            const void* before = trial().picture().pixels.get();
            QTest::mouseClick(window_->findChild<QPushButton*>("anotherPicture"), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(trial().picture().pixels.get() != before, kPatience);
        }
        QCOMPARE(trial().detector()->name, "tiny");
    }

    /// What is drawn while the detector has not looked yet lies where what it has seen lies.
    void whatIsDrawnIsWhereItIsPasted()
    {
        open();
        imaging::writePng(lab_->file("black.png"), imaging::Image(120, 90, 0));
        imaging::writePng(lab_->file("white.png"), imaging::Image(16, 16, 255));
        window_->openFile(path(lab_->file("black.png")));
        file_ = path(lab_->file("white.png"));
        QTest::mouseClick(window_->findChild<QAbstractButton*>("patchFile"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(trial().patch() && trial().picture().pixels && trial().fresh(), kPatience);
        TrialCanvas& canvas = window_->canvas();
        canvas.setBoxesVisible(false);
        for (const LaidPatch& laid :
             {LaidPatch{41.5, 33.5, 25, 25}, LaidPatch{60, 40, 30, 30, 27}, LaidPatch{3, 80, 24, 24, -65}}) {
            QTRY_VERIFY_WITH_TIMEOUT(!trial().looking(), kPatience);
            trial().setPlaces({laid}, 0);
            QVERIFY(!trial().fresh());
            trial().chooseCurrent(-1); // without the frame
            const QImage drawn = canvas.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
            QTRY_VERIFY_WITH_TIMEOUT(trial().fresh(), kPatience);
            const QImage pasted = canvas.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
            std::int64_t white = 0, different = 0;
            for (int y = 0; y < drawn.height(); ++y)
                for (int x = 0; x < drawn.width(); ++x) {
                    const bool before = drawn.pixelColor(x, y).red() > 127,
                               after = pasted.pixelColor(x, y).red() > 127;
                    white += canvas.toPicture(QPointF(x, y)).x() > 0 && after ? 1 : 0;
                    different += before != after ? 1 : 0;
                }
            // Turned, its rim is of whole pixels of the picture: half of one, all around.
            const double rim = laid.degrees == 0 ? 0 : 4 * laid.width * 0.5 * canvas.scale() * canvas.scale();
            QVERIFY(white > 0);
            QVERIFY2(static_cast<double>(different) <= rim,
                     qPrintable(QStringLiteral("%1 of %2 differ").arg(different).arg(rim)));
        }
    }

    void pictureIsSavedAndCopiedAsTheDetectorSawIt()
    {
        lab_->train(1);
        open();
        showFirst();
        QTRY_VERIFY_WITH_TIMEOUT(trial().patch() && trial().fresh(), kPatience);
        trial().setPlaces({{50.25, 40.5, 21, 21, 33}}, 0);
        QVERIFY(!window_->findChild<QAction*>("saveWithBoxes")->isEnabled()); // its boxes are not known yet
        QTRY_VERIFY_WITH_TIMEOUT(trial().fresh(), kPatience);
        file_ = path(lab_->file("saved.png"));
        const auto saved = [&](const char* action) {
            std::filesystem::remove(lab_->file("saved.png"));
            window_->findChild<QAction*>(action)->trigger();
            return QTest::qWaitFor([&] { return std::filesystem::exists(lab_->file("saved.png")); },
                                   kPatience);
        };
        QVERIFY(saved("saveWithoutBoxes"));
        const imaging::Image expected = composedPicture(trial().scene());
        QCOMPARE(imaging::decodeFile(lab_->file("saved.png")).rgb, expected.rgb);
        QVERIFY(expected.rgb != trial().picture().pixels->rgb);
        QVERIFY(saved("saveWithBoxes"));
        QVERIFY(window_->canvas().boxes().empty() ==
                (imaging::decodeFile(lab_->file("saved.png")).rgb == expected.rgb));
        QApplication::clipboard()->clear();
        window_->findChild<QAction*>("copyWithoutBoxes")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!QApplication::clipboard()->image().isNull(), kPatience);
        QCOMPARE(toImage(QApplication::clipboard()->image()).rgb, expected.rgb);
    }

    void aFileIsDropped()
    {
        open();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path(lab_->file("images/p3.png")))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &drop);
        QTRY_VERIFY_WITH_TIMEOUT(trial().picture().pixels != nullptr, kPatience);
        QVERIFY(trial().picture().source.record.path.filename() == "p3.png");
    }

    void thereIsOneAndItIsClosedByEscape()
    {
        open();
        QWidget page;
        PatchTrialWindow& first = PatchTrialWindow::open(*session_, page);
        QCOMPARE(&PatchTrialWindow::open(*session_, page), &first);
        QVERIFY(first.isWindow() && first.isVisible());
        QPointer<PatchTrialWindow> closed(&first);
        QTest::keyClick(&first.canvas(), Qt::Key_Escape);
        QTRY_VERIFY(!closed);
    }

    void itGoesWhileANumberIsTypedAndTheDetectorLooks()
    {
        open();
        showFirst();
        QTRY_VERIFY_WITH_TIMEOUT(trial().fresh(), kPatience);
        QApplication::setActiveWindow(window_.get());
        auto* edit = number("placeSide").findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, "33"); // not entered yet
        trial().setPlaces({{40, 40, 12, 12}}, 0);
        QVERIFY(trial().looking());
        std::vector<int> sides;
        connect(&trial(), &PatchTrial::placesChanged, this, [&] { sides.push_back(place().width); });
        window_.reset();
        QTest::qWait(50); // what the detector saw arrives nowhere
        QVERIFY(sides.empty() || sides.back() == 33);
    }

    void everyControlHasANameAndIsReached()
    {
        lab_->train(1);
        open();
        showFirst();
        QTRY_VERIFY_WITH_TIMEOUT(trial().patch() && trial().fresh(), kPatience);
        QApplication::setActiveWindow(window_.get());
        window_->canvas().setFocus();
        const auto clean = [](const QStringList& faults) { return faults.join('\n').toUtf8(); };
        QCOMPARE(clean(testing::namelessOf(*window_)), QByteArray());
        QCOMPARE(clean(testing::clashesOf(*window_)), QByteArray());
        QCOMPARE(clean(testing::menuClashesOf(*window_)), QByteArray());
        QCOMPARE(clean(testing::unreachedBy(*window_)), QByteArray());
        const QSize least = window_->minimumSizeHint();
        QVERIFY2(least.width() <= 1152 && least.height() <= 648, // nine tenths of a small screen
                 qPrintable(QStringLiteral("needs %1 x %2").arg(least.width()).arg(least.height())));
    }

  private:
    static QString path(const std::filesystem::path& file)
    {
        return QString::fromStdU16String(file.u16string());
    }

    void open()
    {
        Dialogs dialogs;
        dialogs.openFile = [this](QWidget*, const QString&, const QString&) { return file_; };
        dialogs.saveFile = [this](QWidget*, const QString&, const QString&, const QString&) { return file_; };
        session_ = std::make_unique<Session>(lab_->workspace(), dialogs);
        window_ = std::make_unique<PatchTrialWindow>(*session_);
        window_->resize(1152, 648);
        window_->show();
    }
    void showFirst()
    {
        for (const dataset::ImageRecord& record : dataset::readDataset(lab_->database(), "small"))
            if (record.path.filename() == "p1.png") window_->showPicture({record, "small"});
    }
    PatchTrial& trial() { return window_->trial(); }
    LaidPatch place() { return trial().currentPlace() ? *trial().currentPlace() : LaidPatch(); }
    NumberBox& number(const char* name) { return *window_->findChild<NumberBox*>(name); }
    void type(const char* name, const QString& text)
    {
        auto* edit = number(name).findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    std::unique_ptr<testing::SmallLab> lab_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<PatchTrialWindow> window_;
    QString file_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestPatchTrialWindow)
#include "test_patch_trial_window.moc"
