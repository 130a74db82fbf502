#include "core/training/trainer.h"

#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/training/batch.h"
#include "core/training/mixed_precision.h"
#include "core/training/optimiser.h"
#include "core/training/validation.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>
#include <utility>

namespace blindspot::training {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kCalibrationImages = 32;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// One training from where it starts to its end.
class Training {
  public:
    Training(const TrainOptions& options, const TrainingImages& images, detector::TrainableNetwork& network,
             const std::string& device, StopControl& stop, TrainingObserver& observer,
             const PatchSource& patches)
        : options_(options), images_(images), set_(images.train), network_(network), device_(device),
          stop_(stop), observer_(observer), patches_(patches),
          optimiser_(options.optimiser, network.parameters()), average_(network, options.average),
          totals_(at::zeros({3}, at::TensorOptions(at::Device(device)).dtype(at::kDouble))),
          threads_(compute::usableThreads())
    {
        for (const detector::TrainableParameter& parameter : network.parameters())
            leaves_.push_back(parameter.value);
        const auto batch = static_cast<std::size_t>(options.batch);
        batchesPerEpoch_ = static_cast<std::int64_t>((set_.size() + batch - 1) / batch);
    }

    void resume(const TrainState& from)
    {
        const std::string where = "the checkpoint";
        network_.setState(from.weights, where);
        optimiser_.setState(from.moments, from.updates, where);
        average_.setState(from.average, from.updates, where);
        state_ = from;
        totals_.copy_(at::stack({at::zeros({}, at::kDouble) + from.totals.box,
                                 at::zeros({}, at::kDouble) + from.totals.cls,
                                 at::zeros({}, at::kDouble) + from.totals.dfl}));
    }

    TrainingResult run()
    {
        secondsAtStart_ = state_.seconds;
        fractionAtStart_ = fraction();
        good_ = snapshot();
        lastTick_ = lastCheckpoint_ = Clock::now();
        TrainingResult result;
        bool early = patienceIsOver();
        while (state_.epoch < options_.epochs && result.end == TrainingEnd::Completed && !early) {
            result.end = runEpoch();
            early =
                result.end == TrainingEnd::Completed && patienceIsOver() && state_.epoch < options_.epochs;
        }
        if (early) result.end = TrainingEnd::Early;
        if (result.end == TrainingEnd::Stopped) good_ = snapshot();
        result.state = good_;
        observer_.onCheckpoint(result.state);
        return result;
    }

  private:
    double fraction() const
    {
        const double within = static_cast<double>(state_.batch) / static_cast<double>(batchesPerEpoch_);
        return (static_cast<double>(state_.epoch) + within) / static_cast<double>(options_.epochs);
    }

    bool patienceIsOver() const
    {
        return options_.patience > 0 && state_.bestAp50 >= 0 &&
               state_.epoch - state_.bestEpoch >= options_.patience;
    }

    TrainingEnd runEpoch()
    {
        if (patches_ && state_.patchedEpoch != state_.epoch) {
            std::vector<at::Tensor> patches = patches_(state_.epoch, average_.state(), state_.patches);
            if (stop_.stopRequested())
                return TrainingEnd::Stopped; // they may be half made: made again when resumed
            state_.patches = std::move(patches);
            state_.patchedEpoch = state_.epoch;
        }
        const auto plan = planEpoch(set_.size(), options_.batch, options_.seed, state_.epoch);
        const Clock::time_point started = Clock::now();
        const double imagesBefore = state_.totals.images;
        std::future<Batch> next = drawn(plan, state_.batch);
        while (state_.batch < batchesPerEpoch_) {
            const Clock::time_point asked = Clock::now();
            if (stop_.shouldStop()) return TrainingEnd::Stopped;
            lastTick_ += Clock::now() - asked; // a pause is no training time
            const Batch batch = next.get();
            next = drawn(plan, state_.batch + 1);
            update(batch);
            tellBatch();
            if (secondsSince(lastCheckpoint_) >= options_.checkpointSeconds &&
                state_.batch < batchesPerEpoch_)
                checkpoint();
        }
        const double seconds = secondsSince(started);
        return finishEpoch(seconds > 0 ? (state_.totals.images - imagesBefore) / seconds : 0);
    }

    /// The batch as it will be drawn: on CUDA by another thread meanwhile, on the CPU when it is asked for.
    std::future<Batch> drawn(const std::vector<std::vector<std::size_t>>& plan, std::int64_t number)
    {
        if (number >= batchesPerEpoch_) return {};
        const auto policy = device_ == "cpu" ? std::launch::deferred : std::launch::async;
        return std::async(policy,
                          [this, chosen = plan[static_cast<std::size_t>(number)], epoch = state_.epoch] {
                              return makeBatch(set_, chosen, options_, epoch, threads_);
                          });
    }

    void update(const Batch& batch)
    {
        const at::Tensor input = inputOf(batch, options_, state_.patches, state_.epoch, device_);
        const auto images = static_cast<double>(batch.ids.size());
        detector::Heads heads;
        {
            const MixedPrecision guard(options_.mixedPrecision && device_ != "cpu");
            heads = network_.forward(input);
        }
        for (auto* maps : {&heads.boxes, &heads.scores})
            for (at::Tensor& map : *maps)
                map = map.to(at::kFloat);
        const detector::DetectionLossSums sums =
            detector::detectionLossSums(heads, targetsOf(batch, input), input.size(2), input.size(3));
        const at::Tensor parts = at::stack({sums.box.sum(), sums.cls.sum(), sums.dfl.sum()}) /
                                 sums.targetScores.sum().clamp_min(1);
        std::vector<at::Tensor> gradients =
            torch::autograd::grad({parts.sum() * images}, leaves_, {}, c10::nullopt,
                                  /*create_graph=*/false, /*allow_unused=*/true);
        rates_ =
            ratesAt(options_.optimiser, state_.updates, options_.epochs * batchesPerEpoch_, batchesPerEpoch_);
        optimiser_.step(gradients, rates_);
        average_.update(network_);
        totals_.add_(parts.detach().to(at::kDouble), images);
        state_.totals.images += images;
        ++state_.updates;
        ++state_.batch;
        if (device_ == "cpu") lastLoss_ = parts.detach().sum().item<double>();
    }

    TrainingEnd finishEpoch(double imagesPerSecond)
    {
        readTotals(); // the one wait for the device in an epoch
        const LossTotals totals = state_.totals;
        EpochEvent event;
        event.epochs = options_.epochs;
        event.lossBox = totals.box / totals.images;
        event.lossCls = totals.cls / totals.images;
        event.lossDfl = totals.dfl / totals.images;
        event.loss = event.lossBox + event.lossCls + event.lossDfl;
        lastLoss_ = event.loss;
        NamedTensors average = average_.state();
        if (!std::isfinite(event.loss) || !allFinite(average)) {
            observer_.onLog(LogLevel::Warning, "The loss of epoch " + std::to_string(state_.epoch + 1) +
                                                   " is not finite: going back to the epoch before it");
            return TrainingEnd::NotFinite;
        }
        event.ap50 = validate(average);
        if (!event.ap50 && !images_.validation.empty() && stop_.stopRequested()) return TrainingEnd::Stopped;
        event.epoch = ++state_.epoch;
        state_.batch = 0;
        state_.totals = {};
        totals_.zero_();
        if (event.ap50 && *event.ap50 > state_.bestAp50) {
            event.best = true;
            state_.bestAp50 = *event.ap50;
            state_.bestEpoch = state_.epoch;
            state_.best = std::move(average);
        }
        tick();
        event.learningRate = rates_.weights;
        event.seconds = state_.seconds;
        event.imagesPerSecond = imagesPerSecond;
        event.secondsLeft = secondsLeft();
        good_ = snapshot();
        observer_.onEpoch(event);
        if (secondsSince(lastCheckpoint_) >= options_.checkpointSeconds && state_.epoch < options_.epochs) {
            observer_.onCheckpoint(good_);
            lastCheckpoint_ = Clock::now();
        }
        return TrainingEnd::Completed;
    }

    std::optional<double> validate(const NamedTensors& average)
    {
        if (images_.validation.empty()) return {};
        detector::StateDict weights;
        weights.tensors = average;
        weights.classNames = images_.classNames;
        weights.inputSize = set_.side();
        detector::DetectorInfo info;
        info.file = "the detector in training"; // in messages
        detector::Detector detector(weights, std::move(info));
        detector.moveTo(device_, detector::Precision::Fp32);
        return averagePrecision50(detector, images_.validation, stop_);
    }

    static bool allFinite(const NamedTensors& tensors)
    {
        return std::all_of(tensors.begin(), tensors.end(), [](const auto& item) {
            return at::isfinite(item.second).all().template item<bool>();
        });
    }

    void readTotals()
    {
        const at::Tensor sums = totals_.cpu();
        const auto* values = sums.data_ptr<double>();
        state_.totals.box = values[0], state_.totals.cls = values[1], state_.totals.dfl = values[2];
    }

    void tick()
    {
        state_.seconds += secondsSince(lastTick_);
        lastTick_ = Clock::now();
    }

    double secondsLeft() const
    {
        const double done = fraction() - fractionAtStart_;
        return done > 0 ? (state_.seconds - secondsAtStart_) / done * (1 - fraction()) : 0;
    }

    void tellBatch()
    {
        const double before = state_.seconds;
        tick();
        BatchEvent event;
        event.epoch = state_.epoch + 1;
        event.epochs = options_.epochs;
        event.batch = state_.batch;
        event.batches = batchesPerEpoch_;
        event.loss = lastLoss_;
        const double images = static_cast<double>(set_.size()) / static_cast<double>(batchesPerEpoch_);
        event.imagesPerSecond = state_.seconds > before ? images / (state_.seconds - before) : 0;
        event.secondsLeft = secondsLeft();
        observer_.onBatch(event);
    }

    TrainState snapshot()
    {
        readTotals();
        TrainState state = state_;
        state.weights = network_.state();
        state.moments = optimiser_.state();
        state.average = average_.state();
        return state;
    }

    void checkpoint()
    {
        TrainState state = snapshot();
        if (!std::isfinite(state.totals.box + state.totals.cls + state.totals.dfl))
            return; // the epoch's end will tell
        observer_.onCheckpoint(state);
        lastCheckpoint_ = Clock::now();
    }

    const TrainOptions& options_;
    const TrainingImages& images_;
    TrainingSet set_;
    detector::TrainableNetwork& network_;
    std::string device_;
    StopControl& stop_;
    TrainingObserver& observer_;
    const PatchSource& patches_;
    Optimiser optimiser_;
    RunningAverage average_;
    at::Tensor totals_; ///< float64, 3: box, cls, dfl, on the device
    int threads_;
    std::int64_t batchesPerEpoch_ = 1;
    std::vector<at::Tensor> leaves_;
    TrainState state_; ///< without its tensors but `best` and `patches`: the network and the optimiser hold
                       ///< the current ones
    TrainState good_;  ///< after the last epoch
    Rates rates_;
    double lastLoss_ = 0, secondsAtStart_ = 0, fractionAtStart_ = 0;
    Clock::time_point lastTick_, lastCheckpoint_;
};

void checkImages(const TrainingImages& images)
{
    if (images.train.empty())
        throw Error("there is no image to train on", "the dataset", "choose one that has images");
    const std::int64_t side = images.train.front().pixels.size(1);
    if (side % 32 != 0)
        throw Error("the input size " + std::to_string(side) + " is no multiple of 32", "--input-size",
                    "use 320 or 640");
    const bool any =
        std::any_of(images.train.begin(), images.train.end(), [](const compute::LabelledImage& image) {
            return image.boxes.defined() && image.boxes.numel() > 0;
        });
    if (!any)
        throw Error("none of the images shows an object of the classes", "the dataset",
                    "choose other images or classes");
    for (const auto* some : {&images.train, &images.validation})
        for (const compute::LabelledImage& image : *some)
            if (image.pixels.size(1) != side)
                throw Error("the images are of different sizes", "the training",
                            "load them for one input size");
}

at::Tensor calibrationInput(const TrainingImages& images, const std::string& device)
{
    std::vector<at::Tensor> pixels;
    for (std::size_t i = 0; i < std::min(kCalibrationImages, images.train.size()); ++i)
        pixels.push_back(images.train[i].pixels);
    return at::stack(pixels).to(at::Device(device)).to(at::kFloat).div_(255);
}

} // namespace

PatchSource fixedPatches(std::vector<at::Tensor> patches)
{
    return [patches = std::move(patches)](std::int64_t, const NamedTensors&, const std::vector<at::Tensor>&) {
        return patches;
    };
}

TrainingResult train(const TrainOptions& options, const TrainingImages& images,
                     detector::TrainableNetwork& network, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, const PatchSource& patches, const TrainState* resume)
{
    options.check();
    checkImages(images);
    network.moveTo(device);
    try {
        if (resume == nullptr) network.recalibrate(calibrationInput(images, device));
        Training training(options, images, network, device, stop, observer, patches);
        if (resume != nullptr) training.resume(*resume);
        return training.run();
    } catch (const std::exception& error) {
        if (!compute::isOutOfMemory(error)) throw;
        throw OutOfMemory("the memory is not enough to train with " + std::to_string(options.batch) +
                              " images at a time",
                          device, "use a smaller --batch, --input-size or --scale");
    }
}

} // namespace blindspot::training
