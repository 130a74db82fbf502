// What is left of a training's speed while other programs work: each kind of training on a quiet machine, beside one busy process,
// and beside one for each core, by turns, so that all see the same machine.
//
//   busy_machine_benchmark [SECONDS [WHAT]]
//
// SECONDS of each measurement (default 8); WHAT: only what is called so, "patch" or "detector".
// BLINDSPOT_BENCH_WEIGHTS=FILE (default: the detector that the program brings with it).
#include "core/common/random.h"
#include "core/common/stopwatch.h"
#include "core/compute/device.h"
#include "core/detector/custom_spec.h"
#include "core/detector_training/trainer.h"
#include "core/patch/trainer.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace blindspot;

namespace {

/// Processes that want a core each, of the same priority.
class BusyProcesses {
  public:
    explicit BusyProcesses(int count)
    {
        for (int i = 0; i < count; ++i) {
            const pid_t child = ::fork();
            if (child == 0)
                for (volatile unsigned turns = 0;;)
                    turns = turns + 1;
            if (child > 0) children_.push_back(child);
        }
    }
    BusyProcesses(const BusyProcesses&) = delete;
    BusyProcesses& operator=(const BusyProcesses&) = delete;
    ~BusyProcesses()
    {
        for (const pid_t child : children_) {
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
        }
    }

  private:
    std::vector<pid_t> children_;
};

std::vector<compute::LabelledImage> pictures(std::int64_t count, std::int64_t side)
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t id = 0; id < count; ++id) {
        RandomStream random(1, 0, static_cast<std::uint64_t>(id));
        const double width = random.uniform(0.1, 0.4) * static_cast<double>(side), left = random.uniform(0, 1) * width;
        compute::LabelledImage& image = images.emplace_back();
        image.id = id;
        image.pixels = at::randint(0, 256, {3, side, side}).to(at::kByte);
        image.boxes = at::tensor({left, left, left + width, left + 2 * width}, at::kFloat).view({1, 4});
        image.classes = at::zeros({1}, at::kLong);
        image.content = {0, 0, static_cast<double>(side), static_cast<double>(side)};
    }
    return images;
}

/// Counts from the second third of the time: the first one is for finding out how busy the machine is.
class Clock {
  public:
    Clock(StopControl& stop, double seconds) : stop_(stop), seconds_(seconds) {}

    void count(double units)
    {
        const double now = watch_.seconds();
        if (now > seconds_ / 3 && begun_ < 0) begun_ = now, total_ = 0;
        total_ += units;
        rate_ = begun_ >= 0 && now > begun_ ? (total_ - units) / (now - begun_) : 0;
        if (now > seconds_) stop_.requestStop();
    }
    double rate() const { return rate_; }

  private:
    StopControl& stop_;
    double seconds_, begun_ = -1, total_ = 0, rate_ = 0;
    Stopwatch watch_;
};

struct PatchClock final : patch::TrainingObserver {
    explicit PatchClock(Clock& clock) : clock_(clock) {}
    void onBatch(const patch::BatchEvent& event) override
    {
        clock_.count(static_cast<double>(event.visited > last_ ? event.visited - last_ : event.visited));
        last_ = event.visited;
    }

  private:
    Clock& clock_;
    std::int64_t last_ = 0;
};

struct DetectorClock final : detector_training::TrainingObserver {
    explicit DetectorClock(Clock& clock) : clock_(clock) {}
    void onBatch(const detector_training::BatchEvent&) override { clock_.count(1); }

  private:
    Clock& clock_;
};

/// Images a second of a patch's training.
double patchTraining(detector::Detector& detector, std::int64_t updatesAtOnce, double seconds)
{
    patch::TrainOptions options = patch::TrainOptions::forRecipe("hide");
    options.iterations = 100'000;
    options.patchSize = 100;
    options.updatesAtOnce = updatesAtOnce;
    options.checkpointSeconds = 86400;
    StopControl stop;
    Clock clock(stop, seconds);
    PatchClock observer(clock);
    patch::train(options, pictures(40, detector.info().inputSize), detector, "cpu", stop, observer);
    return clock.rate();
}

/// Batches a second of a small detector's training.
double detectorTraining(double seconds)
{
    detector_training::TrainOptions options;
    options.epochs = 10'000;
    options.batch = 16;
    options.checkpointSeconds = 86400;
    detector::TrainableNetwork network(detector::customSpec(detector::Family::YoloV8, {.width = 0.125, .depth = 0.33}, 4), 1);
    StopControl stop;
    Clock clock(stop, seconds);
    DetectorClock observer(clock);
    const std::vector<compute::LabelledImage> none;
    const auto images = pictures(64, 320);
    detector_training::train(options, {images, none, {"a", "b", "c", "d"}}, network, "cpu", stop, observer);
    return clock.rate();
}

void report(const char* what, const std::function<double()>& measure)
{
    constexpr int kRounds = 3;
    const int cores = compute::usableThreads();
    std::vector<double> quiet, one, all;
    for (int round = 0; round < kRounds; ++round)
        for (const auto& [rates, busy] : {std::pair(&quiet, 0), std::pair(&one, 1), std::pair(&all, cores)}) {
            const BusyProcesses others(busy);
            rates->push_back(measure());
        }
    const auto median = [](std::vector<double> values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    std::printf("%-44s %8.2f a second quiet; beside one busy process %4.0f %%, beside one a core (%d) %4.0f %%\n", what, median(quiet),
                100 * median(one) / median(quiet), cores, 100 * median(all) / median(quiet));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const double seconds = argc > 1 ? std::atof(argv[1]) : 8;
    const std::string what = argc > 2 ? argv[2] : "";
    const auto measure = [&what](const char* name, const std::function<double()>& work) {
        if (std::string_view(name).starts_with(what)) report(name, work);
    };
    compute::chooseDevice("cpu");
    const char* weights = std::getenv("BLINDSPOT_BENCH_WEIGHTS");
    detector::Detector detector = detector::Detector::load(weights != nullptr ? weights : BLINDSPOT_DEMO_DETECTOR);
    measure("patch, updates at once (images)", [&] { return patchTraining(detector, patch::TrainOptions().updatesAtOnce, seconds); });
    measure("patch, one update after the other (images)", [&] { return patchTraining(detector, 1, seconds); });
    // Its batches are long, and the first ones of a busy machine many times so.
    measure("detector (batches of 16 at 320)", [&] { return detectorTraining(3 * seconds); });
    return 0;
}
