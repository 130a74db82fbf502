// How old the newest frame is when the Live page shows it, in passes of the detector, and how long the window's thread is held
// meanwhile. The drawn street, 25 frames a second, is looked at as it is, with a grey square on each person, and with a defence too.
//
//   QT_QPA_PLATFORM=offscreen build/release/bin/live_page_benchmark WEIGHTS [SECONDS]
#include "core/workspace/detectors/detector_store.h"
#include "ui/controls/number_box.h"
#include "ui/live/live_choices.h"
#include "ui/live/live_feed.h"
#include "ui/live/live_page.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace blindspot;
using namespace blindspot::ui;

namespace {

double quantile(std::vector<double> values, double share)
{
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

double mean(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

constexpr int kEach = 4; ///< milliseconds: holds below it are not told apart

/// How long the window's thread leaves its event loop waiting.
class Holds : public QObject {
  public:
    Holds()
    {
        timer_.setTimerType(Qt::PreciseTimer);
        timer_.setInterval(kEach); // oftener it would take from the detector what it is to measure
        connect(&timer_, &QTimer::timeout, this, [this] { holds.push_back(static_cast<double>(clock_.restart())); });
        clock_.start();
        timer_.start();
    }
    std::vector<double> holds; ///< milliseconds

  private:
    QTimer timer_;
    QElapsedTimer clock_;
};

/// processEvents with a time would not wait for events but ask for them again and again, and so take a core from the detector.
void wait(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(1000 * seconds), &loop, &QEventLoop::quit);
    loop.exec();
}

struct Way {
    const char* name;
    Arm arm;
    const char* defence;
};

void measure(LivePage& page, const Way& way, double seconds)
{
    page.choices().setArm(way.arm);
    auto* defences = page.findChild<ChoiceBox*>("liveDefence");
    defences->setCurrentIndex(defences->findData(QLatin1String(way.defence)));
    wait(2);
    std::vector<double> ages, looks, passes;
    const auto connection = QObject::connect(&page.feed(), &LiveFeed::seen, &page, [&](const LiveSeen& seen) {
        if (!seen.looked || !seen.arrived) return;
        ages.push_back(1000 * std::chrono::duration<double>(video::NewestFrame::Clock::now() - *seen.arrived).count());
        looks.push_back(1000 * seen.lookSeconds);
        passes.push_back(1000 * seen.passSeconds * seen.passes);
    });
    Holds holds;
    wait(seconds);
    QObject::disconnect(connection);
    std::printf("%-24s %4zu looks, network %4.0f ms a look, look %4.0f ms, age %4.0f ms (95 %%: %4.0f, most %4.0f) = %.2f looks "
                "(95 %%: %.2f); window held 99 %%: %.0f ms, most %.0f ms\n",
                way.name, looks.size(), mean(passes), mean(looks), mean(ages), quantile(ages, 0.95), quantile(ages, 1),
                mean(ages) / mean(looks), quantile(ages, 0.95) / mean(looks), quantile(holds.holds, 0.99), quantile(holds.holds, 1));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName("BlindspotTests");
    QCoreApplication::setApplicationName("live_page_benchmark");
    QSettings().clear();
    if (argc < 2) {
        std::fprintf(stderr, "live_page_benchmark WEIGHTS [SECONDS]\n");
        return 2;
    }
    const QTemporaryDir folder;
    auto workspace = workspace::Workspace::open(folder.filePath("lab").toStdString());
    {
        storage::Database database = workspace.connect();
        workspace::DetectorStore(database).add(argv[1], "detector");
    }
    Session session(std::move(workspace), Dialogs());
    LivePage page(session);
    page.resize(1440, 860);
    page.show();
    page.activated();
    wait(4);
    const double seconds = argc > 2 ? std::atof(argv[2]) : 15;
    for (const Way& way : {Way{"as it is", Arm::Clean, ""}, Way{"with grey", Arm::Grey, ""}, Way{"with grey and median", Arm::Grey, "median"}})
        measure(page, way, seconds);
    return 0;
}
