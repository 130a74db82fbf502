// How long a curve takes to draw anew: 100,000 points, plain and smoothed, alone and with its parts, at the
// size of a projector.
#include "core/workspace/records/workspace.h"
#include "ui/plots/curve_canvas.h"
#include "ui/plots/curve_plot.h"
#include "ui/session/session.h"

#include <QApplication>
#include <QTemporaryDir>
#include <benchmark/benchmark.h>

#include <cmath>

namespace {

using namespace blindspot;

/// A falling loss with the noise of a training.
std::vector<ui::CurveSample> noisyLoss(int count, double level)
{
    std::vector<ui::CurveSample> samples;
    std::uint32_t state = 1;
    for (int i = 1; i <= count; ++i) {
        state = state * 1664525u + 1013904223u;
        const double noise = double(state >> 8) / double(1u << 24) - 0.5;
        samples.push_back({double(i), level * (std::exp(-i / (0.3 * count)) + 0.3 + 0.1 * noise)});
    }
    return samples;
}

struct Scene {
    Scene(int points, int curves)
        : session(workspace::Workspace::open(folder.path().toStdString()), ui::Dialogs::standard()),
          plot(session)
    {
        plot.setTitles("iteration", "loss");
        for (int i = 0; i < curves; ++i) {
            plot.addRunSeries(QString::number(i), i, i == 0 ? ui::BestPoint::Lowest : ui::BestPoint::None);
            plot.append(i, noisyLoss(points, 1 + i));
        }
        plot.resize(800, 400);
        plot.show();
        QApplication::processEvents();
    }

    QTemporaryDir folder;
    ui::Session session;
    ui::CurvePlot plot;
};

/// Arguments: points, curves, smoothing in hundredths, logarithmic.
void repaint(benchmark::State& state)
{
    Scene scene(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    scene.plot.canvas().setSmoothing(double(state.range(2)) / 100);
    scene.plot.canvas().setLogarithmic(state.range(3) != 0);
    for (auto _ : state)
        scene.plot.canvas().replot(QCustomPlot::rpImmediateRefresh);
}
BENCHMARK(repaint)
    ->ArgNames({"points", "curves", "smoothing", "log"})
    ->Args({100'000, 1, 0, 0})
    ->Args({100'000, 1, 95, 0})
    ->Args({100'000, 1, 95, 1})
    ->Args({100'000, 4, 0, 0})
    ->Args({100'000, 4, 95, 0})
    ->Args({1000, 4, 95, 0})
    ->Unit(benchmark::kMillisecond);

/// One point more, as in each iteration of a training, drawn.
void appendAndRepaint(benchmark::State& state)
{
    Scene scene(static_cast<int>(state.range(0)), 1);
    scene.plot.canvas().setSmoothing(0.95);
    double x = double(state.range(0));
    for (auto _ : state) {
        scene.plot.append(0, {{++x, 0.5}});
        scene.plot.canvas().replot(QCustomPlot::rpImmediateRefresh);
    }
}
BENCHMARK(appendAndRepaint)->Arg(100'000)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
