// Goes through the guided demonstration in the real window and takes the manual's pictures of it, in one
// language; no test. packaging/screenshots --manual runs it.
#include "tests/ui/window_driver.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/image_grid.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/guide/guide_panel.h"
#include "ui/guide/guided_demonstration.h"
#include "ui/support/language.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QCommandLineParser>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>

namespace blindspot {

namespace {

class ManualPictures {
  public:
    ManualPictures(QString out, QString workspace)
        : driver_(1'800'000), out_(std::move(out)), workspace_(std::move(workspace))
    {
    }

    void take()
    {
        driver_.window().resize(1280, 800);
        driver_.window().show();
        driver_.window().openDemonstration(workspace_);
        driver_.wait("the demonstration is ready", [&] {
            return driver_.window().guide() &&
                   driver_.window().guide()->story().readiness() == ui::GuideReadiness::Ready;
        });
        act(); // the detector looks
        driver_.wait("the detector has looked", [&] { return story().done(ui::GuideStep::Browse); });
        hideGuide();
        shoot("dataset");
        showGuide();
        act();
        act();
        driver_.wait("the patch has taken shape",
                     [&] { return driver_.session().training().points().size() >= 4; });
        hideGuide();
        shoot("train");
        driver_.wait("the training has ended", [&] { return story().done(ui::GuideStep::Train); });
        driver_.awaitIdle();
        showGuide();
        act();
        act();
        driver_.wait("the evaluation has ended", [&] { return story().done(ui::GuideStep::Evaluate); });
        shoot("guide");
        hideGuide();
        shoot("evaluate");
        driver_.goTo(ui::PageId::Runs);
        auto* table = driver_.page<ui::RunsPage>().findChild<QTableView*>("runsTable");
        driver_.wait("the run is listed", [&] { return table->model()->rowCount() > 0; });
        table->selectAll();
        shoot("runs");
    }

  private:
    ui::GuideStory& story() { return driver_.window().guide()->story(); }
    void act()
    {
        QTest::qWait(1500); // forms fill
        story().act();
    }
    ui::GuidePanel& panel() { return *driver_.window().findChild<ui::GuidePanel*>(); }
    void hideGuide() { panel().setVisible(false); }
    void showGuide() { panel().setVisible(true); }

    void shoot(const char* name)
    {
        QTest::qWait(2500);
        const QString file = QStringLiteral("%1/%2.png").arg(out_, QLatin1String(name));
        if (!driver_.window().grab().save(file)) throw testing::NotReached("the picture cannot be written");
        std::printf("%s\n", qPrintable(file));
        std::fflush(stdout);
    }

    testing::WindowDriver driver_;
    QString out_, workspace_;
};

} // namespace

} // namespace blindspot

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName("BlindspotTour");
    QApplication::setApplicationName("manual");
    QSettings().clear();
    QCommandLineParser parser;
    parser.addPositionalArgument("out", "Folder for the pictures");
    const QCommandLineOption language("language", "Of the window, en or ko", "code", "en");
    parser.addOption(language);
    parser.process(application);
    const QStringList places = parser.positionalArguments();
    if (places.size() != 1) parser.showHelp(2);
    QDir().mkpath(places[0]);
    blindspot::ui::chooseLanguage(parser.value(language));
    blindspot::ui::installLanguage(application);
    QTranslator translator; // the program has its own in its resources
    if (translator.load(QLocale(parser.value(language)), "blindspot", "_", BLINDSPOT_TRANSLATIONS_FOLDER))
        QApplication::installTranslator(&translator);
    blindspot::ui::Theme::apply(application, blindspot::ui::ThemeChoice::Light);
    const QTemporaryDir lab(QDir::tempPath() + "/lab-XXXXXX");
    try {
        blindspot::ManualPictures(places[0], lab.filePath("blindspot-demonstration")).take();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "the pictures were not all taken: %s\n", error.what());
        return 1;
    }
    return 0;
}
