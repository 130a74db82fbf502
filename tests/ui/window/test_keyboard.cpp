// The whole window without a mouse and without eyes, in both languages: mnemonics, Tab, accessible names, its
// smallest size.
#include "tests/ui/small_lab.h"
#include "tests/ui/window/widget_walk.h"
#include "tests/ui/window_driver.h"
#include "ui/detectors/detectors_page.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/manual/manual_window.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/patch_trial/trial_canvas.h"
#include "ui/runs/print_patch_dialog.h"
#include "ui/window/welcome_page.h"

#include <QApplication>
#include <QLayout>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>

#include <algorithm>
#include <array>

namespace blindspot::ui {

using testing::WindowDriver;

namespace {

constexpr QSize kSmallest{1280, 720};

} // namespace

class TestKeyboard : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("keyboard");
        QVERIFY2(korean_.load(QStringLiteral(BLINDSPOT_KOREAN)), BLINDSPOT_KOREAN);
        lab_.train(1);
    }
    void init() { QSettings().clear(); }
    void cleanup() { QCoreApplication::removeTranslator(&korean_); }

    void everyLetterMeansOneThing_data() { languages(); }
    void everyLetterMeansOneThing()
    {
        forEachState([this](const QString& state, QWidget& window) {
            check(testing::clashesOf(window), state);
            check(testing::menuClashesOf(window), state);
        });
    }

    void everyControlHasAName_data() { languages(); }
    void everyControlHasAName()
    {
        forEachState(
            [this](const QString& state, QWidget& window) { check(testing::namelessOf(window), state); });
    }

    void tabReachesEverything()
    {
        forEachState([this](const QString& state, QWidget& window) {
            if (QApplication::focusWidget() == nullptr || QApplication::focusWidget()->window() != &window)
                QTest::keyClick(&window, Qt::Key_Tab);
            check(testing::unreachedBy(window), state);
            check(testing::unreachedBy(window, Qt::Key_Backtab), state + QStringLiteral(", backwards"));
        });
    }

    void everyPageFitsIntoASmallScreen_data() { languages(); }
    void everyPageFitsIntoASmallScreen()
    {
        forEachState([this](const QString& state, QWidget& window) {
            const QSize least = window.isWindow() && window.layout() != nullptr
                                    ? window.layout()->minimumSize()
                                    : window.minimumSizeHint();
            if (least.width() > kSmallest.width() || least.height() > kSmallest.height())
                faults_ +=
                    QStringLiteral("%1: needs %2 x %3").arg(state).arg(least.width()).arg(least.height());
        });
    }

  private:
    using Look = std::function<void(const QString& state, QWidget& window)>;

    static void languages()
    {
        QTest::addColumn<bool>("korean");
        QTest::newRow("English") << false;
        QTest::newRow("Korean") << true;
    }

    void check(const QStringList& found, const QString& state)
    {
        for (const QString& fault : found)
            faults_ += state + QStringLiteral(": ") + fault;
    }

    /// Shows the window in one state after the other.
    void forEachState(const Look& look)
    {
        if (QTest::currentDataTag() != nullptr &&
            QLatin1String(QTest::currentDataTag()) == QLatin1String("Korean"))
            QCoreApplication::installTranslator(&korean_);
        faults_.clear();
        {
            WindowDriver driver;
            driver.window().resize(kSmallest);
            driver.window().show();
            QApplication::setActiveWindow(&driver.window());
            look("welcome", driver.window());
            const testing::Folder empty;
            driver.open(empty / "empty");
            for (const PageId page : kPageIds)
                lookAt(driver, page, "empty", look);
        }
        {
            WindowDriver driver;
            driver.window().resize(kSmallest);
            driver.window().show();
            driver.open(lab_.workspace().folder());
            filledPages(driver, look);
            dialogs(driver, look);
            driver.goTo(PageId::Train);
            driver.press(Qt::Key_F11);
            QTest::qWait(50);
            look("presentation", driver.window());
        }
        QVERIFY2(faults_.isEmpty(), qPrintable(faults_.join(QLatin1Char('\n'))));
    }

    void filledPages(WindowDriver& driver, const Look& look)
    {
        auto& datasets = driver.page<DatasetPage>();
        driver.wait("the images are shown", [&] { return datasets.images().rowCount() > 0; });
        for (const PageId page : kPageIds)
            lookAt(driver, page, "filled", look);
        driver.goTo(PageId::Detectors);
        driver.click(driver.page<DetectorsPage>(), "trainDetector");
        QTest::qWait(50);
        look("form of a detector's training", driver.window());
        driver.goTo(PageId::Runs);
        auto& runs = driver.page<RunsPage>();
        auto* table = runs.findChild<QAbstractItemView*>("runsTable");
        driver.wait("the runs are listed", [&] { return table->model()->rowCount() > 0; });
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::qWait(50);
        look("a run", driver.window());
    }

    void dialogs(WindowDriver& driver, const Look& look)
    {
        driver.goTo(PageId::Dataset);
        auto& datasets = driver.page<DatasetPage>();
        datasets.showImport({});
        auto* import = driver.visible<ImportDialog>(datasets);
        QApplication::setActiveWindow(import);
        look("import", *import);
        import->reject();
        driver.click(datasets, "makeSelection");
        auto* selection = driver.visible<SelectionDialog>(datasets);
        QApplication::setActiveWindow(selection);
        look("selection", *selection);
        selection->reject();
        driver.click(datasets, "tryPatch");
        auto* trial = driver.visible<PatchTrialWindow>(driver.window());
        driver.wait("a patch lies on the picture", [&] { return trial->trial().patch() && trial->trial().fresh(); });
        trial->resize(kSmallest * 9 / 10);
        QApplication::setActiveWindow(trial);
        trial->canvas().setFocus();
        look("try a patch", *trial);
        trial->close();
        QApplication::setActiveWindow(&driver.window());
        driver.press(Qt::Key_F1);
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* manual = qobject_cast<ManualWindow*>(widget)) {
                manual->resize(kSmallest * 9 / 10);
                QApplication::setActiveWindow(manual);
                look("manual", *manual);
                manual->close();
            }
        QApplication::setActiveWindow(&driver.window());
        PrintPatchDialog print(driver.session(), QImage(24, 24, QImage::Format_RGB888), "patch", "caption",
                               &driver.window());
        print.show();
        driver.wait("the page is known", [&] {
            const auto buttons = print.findChildren<QPushButton*>();
            return std::all_of(buttons.begin(), buttons.end(), [](const auto* b) { return b->isEnabled(); });
        });
        QApplication::setActiveWindow(&print);
        look("print", print);
        print.close();
        QApplication::setActiveWindow(&driver.window());
    }

    void lookAt(WindowDriver& driver, PageId page, const char* kind, const Look& look)
    {
        driver.goTo(page);
        QTest::qWait(50);
        look(QStringLiteral("%1 page %2").arg(QLatin1String(kind)).arg(numberOf(page) + 1), driver.window());
    }

    QTranslator korean_;
    testing::SmallLab lab_;
    QStringList faults_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestKeyboard)
#include "test_keyboard.moc"
