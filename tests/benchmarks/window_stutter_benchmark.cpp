// How long the window's thread is busy at a time while a training runs on all cores: the real main window, a
// real training.
//
//   window_stutter_benchmark [SECONDS [WORKSPACE DETECTOR SELECTION CLASS]]
//
// Without a workspace it makes a small one with a tiny detector, whose iterations follow each other faster
// than any real one's. Offscreen unless QT_QPA_PLATFORM says otherwise.
#include "tests/ui/small_lab.h"
#include "ui/session/training_controller.h"
#include "ui/support/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QEventLoop>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

using namespace blindspot;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kPages = 4; // all but the evaluation

/// How long something took: by the clock on the wall, and of the processor (what the machine did for others
/// left out).
struct Span {
    double wall = 0, processor = 0; ///< milliseconds
};

/// The stretches in which this thread is busy with events, one after the other without a rest. (The signals
/// of Qt's event dispatcher would not do: with GLib everything is dispatched between `aboutToBlock` and
/// `awake`.)
class Turns : public QApplication {
  public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (depth_++ == 0) enter();
        const bool done = QApplication::notify(receiver, event);
        if (--depth_ == 0) {
            last_ = Clock::now();
            lastProcessor_ = processorNow();
        }
        return done;
    }

    void begin()
    {
        spans_.clear();
        start_ = last_ = Clock::now();
        startProcessor_ = lastProcessor_ = processorNow();
    }

    void print(const char* what)
    {
        std::printf("%s: %zu stretches\n", what, spans_.size());
        printColumn("wall", &Span::wall);
        printColumn("processor", &Span::processor);
        std::fflush(stdout);
    }

  private:
    static double processorNow()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
    }

    void enter()
    {
        const Clock::time_point now = Clock::now();
        if (now - last_ < kRest) return;
        spans_.push_back({std::chrono::duration<double, std::milli>(last_ - start_).count(),
                          lastProcessor_ - startProcessor_});
        start_ = now;
        startProcessor_ = processorNow();
    }

    void printColumn(const char* name, double Span::*value) const
    {
        if (spans_.empty()) return;
        std::vector<double> sorted;
        for (const Span& span : spans_)
            sorted.push_back(span.*value);
        std::sort(sorted.begin(), sorted.end());
        const auto at = [&](double fraction) {
            return sorted[static_cast<std::size_t>(fraction * static_cast<double>(sorted.size() - 1))];
        };
        const auto above = [&](double limit) {
            return sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), limit);
        };
        std::printf("  %-10s median %6.2f  99%% %6.2f  99.9%% %6.2f  longest %6.2f ms  above 16: %td  above "
                    "50: %td\n",
                    name, at(0.5), at(0.99), at(0.999), sorted.back(), above(16), above(50));
    }

    static constexpr std::chrono::microseconds kRest{100};
    int depth_ = 0;
    Clock::time_point start_ = Clock::now(), last_ = start_;
    double startProcessor_ = processorNow(), lastProcessor_ = startProcessor_;
    std::vector<Span> spans_;
};

/// Turns the event loop for a while.
void runFor(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(1000 * seconds), &loop, &QEventLoop::quit);
    loop.exec();
}

workspace::TrainRequest requestOf(const QStringList& arguments)
{
    if (arguments.size() < 6) return testing::SmallLab::request(100000);
    workspace::TrainRequest request;
    request.detector = arguments[3].toStdString();
    request.selection = arguments[4].toStdString();
    request.className = arguments[5].toStdString();
    request.options = patch::TrainOptions::forRecipe("hide");
    request.options.iterations = 100000;
    return request;
}

bool waitUntilRunning(ui::TrainingController& training)
{
    for (int i = 0; i < 1200 && training.points().empty() && training.busy(); ++i)
        runFor(0.1);
    return training.state() == ui::JobState::Running;
}

void measure(Turns& turns, ui::MainWindow& window, double seconds)
{
    window.showPage(ui::PageId::Train);
    runFor(1);
    turns.begin();
    runFor(seconds);
    turns.print("watching the training");

    turns.begin();
    for (double passed = 0; passed < seconds; passed += 0.5) {
        window.showPage(ui::kPageIds[static_cast<std::size_t>(passed / 0.5) % kPages]);
        runFor(0.5);
    }
    turns.print("going from page to page");

    window.showPage(ui::PageId::Train);
    turns.begin();
    for (double passed = 0; passed < seconds; passed += 0.1) {
        window.resize(1280 + static_cast<int>(passed * 40) % 100, 800 - static_cast<int>(passed * 40) % 60);
        runFor(0.1);
    }
    turns.print("resizing the window");
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    Turns application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("BlindspotBenchmark");
    ui::Theme::apply(application, ui::ThemeChoice::Light);
    const QStringList arguments = QCoreApplication::arguments();
    const double seconds = arguments.size() > 1 ? arguments[1].toDouble() : 20;

    testing::SmallLab lab;
    ui::MainWindow window;
    window.show();
    QEventLoop opened;
    QObject::connect(&window, &ui::MainWindow::workspaceOpened, &opened, &QEventLoop::quit);
    window.openWorkspace(arguments.size() >= 6 ? arguments[2]
                                               : QString::fromStdString(lab.workspace().folder().string()));
    opened.exec();
    ui::TrainingController& training = window.session()->training();
    training.start(requestOf(arguments));
    if (!waitUntilRunning(training)) {
        std::fprintf(stderr, "the training did not start\n");
        return 1;
    }
    measure(application, window, seconds);
    const auto& progress = training.progress();
    std::printf("%zu iterations, %.1f passes a second\n", training.points().size(),
                progress ? progress->passesPerSecond : 0);
    training.stop();
    while (training.busy())
        runFor(0.05);
    return 0;
}
