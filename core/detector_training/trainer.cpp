#include "core/detector_training/trainer.h"

#include "core/common/error.h"
#include "core/common/stopwatch.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/compute/loop_threads.h"
#include "core/detector_training/batch.h"
#include "core/detector_training/detector_in_training.h"
#include "core/detector_training/loss_sums.h"
#include "core/detector_training/mixed_precision.h"
#include "core/detector_training/optimiser.h"
#include "core/detector_training/shared_update.h"
#include "core/detector_training/training_clock.h"
#include "core/detector_training/training_images.h"
#include "core/detector_training/validation.h"
#include "core/ranks/share.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/full_like.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <system_error>
#include <utility>

namespace blindspot::detector_training {

namespace {

/// One training from where it starts to its end.
class Training {
  public:
    Training(const TrainOptions& options, const TrainingImages& images, detector::TrainableNetwork& network,
             const std::string& device, StopControl& stop, TrainingObserver& observer,
             const PatchSource& patches, ranks::Ranks& ranks)
        : options_(options), images_(images), set_(images.train), network_(network), device_(device),
          stop_(stop), observer_(observer), patches_(patches), ranks_(ranks), shared_(ranks, network),
          optimiser_(options.optimiser, network.parameters()), average_(network, options.average),
          losses_(device), threads_(compute::usableThreads()), tuner_(threads_)
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
        losses_.set(from.totals);
    }

    TrainingResult run()
    {
        good_ = snapshot();
        clock_.start(state_.seconds, fraction());
        sinceCheckpoint_.restart();
        TrainingResult result;
        bool early = patienceIsOver();
        try {
            while (state_.epoch < options_.epochs && result.end == TrainingEnd::Completed && !early) {
                result.end = runEpoch();
                early = result.end == TrainingEnd::Completed && patienceIsOver() && state_.epoch < options_.epochs;
            }
        } catch (const ranks::RankLost&) {
            shared_.restoreStatistics();
            checkpoint(); // what all have done is whole
            throw;
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
            if (anyIsToStop())
                return TrainingEnd::Stopped; // they may be half made: made again when resumed
            state_.patches = std::move(patches);
            state_.patchedEpoch = state_.epoch;
        }
        const auto plan = planEpoch(set_.size(), options_.batch, options_.seed, state_.epoch);
        const Stopwatch sinceStart;
        const double imagesBefore = state_.totals.images;
        std::future<Batch> next = drawn(plan, state_.batch);
        while (state_.batch < batchesPerEpoch_) {
            const bool wished = clock_.leaveOut([this] { return stop_.shouldStop(); });
            if (wished && ranks_.isAlone()) return TrainingEnd::Stopped;
            const Batch batch = next.get();
            const auto images = static_cast<double>(plan[static_cast<std::size_t>(state_.batch)].size());
            next = drawn(plan, state_.batch + 1);
            bool stopped = false;
            tuner_.run([&] { stopped = update(batch, images, wished); });
            tellBatch();
            if (stopped) return TrainingEnd::Stopped;
            if (sinceCheckpoint_.seconds() >= options_.checkpointSeconds && state_.batch < batchesPerEpoch_)
                checkpoint();
        }
        const double seconds = sinceStart.seconds();
        return finishEpoch(seconds > 0 ? (state_.totals.images - imagesBefore) / seconds : 0);
    }

    bool anyIsToStop()
    {
        return ranks::sumOf(ranks_, stop_.stopRequested() ? 1 : 0) > 0;
    }

    /// This rank's share of the batch as it will be drawn: on CUDA by another thread meanwhile, on the CPU when it is asked for.
    std::future<Batch> drawn(const std::vector<std::vector<std::size_t>>& plan, std::int64_t number)
    {
        if (number >= batchesPerEpoch_) return {};
        const auto draw = [this, chosen = shared_.shareOf(plan[static_cast<std::size_t>(number)]), epoch = state_.epoch] {
            return makeBatch(set_, chosen, options_, epoch, threads_);
        };
        try {
            if (device_ != "cpu") return std::async(std::launch::async, draw);
        } catch (const std::system_error&) { // no more threads: later rather than never
        }
        return std::async(std::launch::deferred, draw);
    }

    /// `batch`: this rank's share of a batch of so many `images`. Whether any rank wishes to stop.
    bool update(const Batch& batch, double images, bool wished)
    {
        at::Tensor parts = at::zeros({3}, at::TensorOptions(at::Device(device_)));
        if (!ranks_.isAlone()) shared_.rememberStatistics();
        std::vector<at::Tensor> gradients = batch.ids.empty() ? nothingToAdd() : gradientsOf(batch, images, parts);
        const bool stopped = !ranks_.isAlone() && shared_.exchange(gradients, parts, static_cast<double>(batch.ids.size()) / images, wished);
        rates_ =
            ratesAt(options_.optimiser, state_.updates, options_.epochs * batchesPerEpoch_, batchesPerEpoch_);
        optimiser_.step(gradients, rates_);
        average_.update(network_);
        losses_.add(parts, images);
        state_.totals.images += images;
        ++state_.updates;
        ++state_.batch;
        if (device_ == "cpu") lastLoss_ = compute::hostValue(parts.sum()); // which waits for nothing there
        return stopped;
    }

    /// Of a rank whose share of the batch is empty.
    std::vector<at::Tensor> nothingToAdd()
    {
        shared_.normalisers({});
        return std::vector<at::Tensor>(leaves_.size());
    }

    /// The gradient of the loss times `images`; `parts`: the losses.
    std::vector<at::Tensor> gradientsOf(const Batch& batch, double images, at::Tensor& parts)
    {
        const at::Tensor input = inputOf(batch, options_, state_.patches, state_.epoch, device_);
        std::vector<detector::Heads> heads;
        {
            const MixedPrecision guard(options_.mixedPrecision && device_ != "cpu");
            heads = network_.forward(input);
        }
        const at::Tensor losses = lossParts(heads, targetsOf(batch, input), input);
        parts = losses.detach();
        return torch::autograd::grad({losses.sum() * images}, leaves_, {}, c10::nullopt,
                                     /*create_graph=*/false, /*allow_unused=*/true);
    }

    /// Box, cls and dfl over the batch, the heads weighted as in this epoch.
    at::Tensor lossParts(std::vector<detector::Heads>& heads, const detector::LossTargets& targets, const at::Tensor& input)
    {
        const auto [oneToMany, oneToOne] = detector::headWeights(state_.epoch, options_.epochs);
        const bool alone = heads.size() == 1; // one-to-many heads of networks that have no other learn as ultralytics 8.3 does
        std::vector<at::Tensor> sums, counts;
        for (detector::Heads& one : heads) {
            for (auto* maps : {&one.boxes, &one.scores})
                for (at::Tensor& map : *maps)
                    map = map.to(at::kFloat);
            const detector::DetectionLossSums found = detector::detectionLossSums(
                one, targets, input.size(2), input.size(3), detector::assignOptionsOf(one.kind, /*floors=*/!alone));
            const double weight = alone ? 1 : one.kind == detector::HeadKind::OneToMany ? oneToMany : oneToOne;
            sums.push_back(at::stack({found.box.sum(), found.cls.sum(), found.dfl.sum()}) * weight);
            counts.push_back(found.targetScores.sum());
        }
        countTogether(counts);
        at::Tensor total;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const at::Tensor parts = sums[i] / counts[i].clamp_min(1);
            total = total.defined() ? total + parts : parts;
        }
        return total;
    }

    /// What the losses are divided by is that of the whole batch.
    void countTogether(std::vector<at::Tensor>& counts)
    {
        if (ranks_.isAlone()) return;
        std::vector<double> mine;
        for (const at::Tensor& count : counts)
            mine.push_back(compute::hostValue(count));
        const std::vector<double> all = shared_.normalisers(mine);
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] = at::full_like(counts[i], all[i]);
    }

    TrainingEnd finishEpoch(double imagesPerSecond)
    {
        losses_.readInto(state_.totals); // the one wait for the device in an epoch
        EpochEvent event = meansOf(state_.totals);
        event.epochs = options_.epochs;
        lastLoss_ = event.loss;
        NamedTensors average = average_.state();
        if (!std::isfinite(event.loss) || !allFinite(average)) {
            observer_.onLog(
                LogLevel::Warning,
                {Message::tr("The loss of epoch %1 is not finite: going back to the epoch before it"),
                 state_.epoch + 1});
            return TrainingEnd::NotFinite;
        }
        const Validation validation = validate(average);
        if (validation.stopped) return TrainingEnd::Stopped;
        event.ap50 = validation.ap50;
        event.epoch = ++state_.epoch;
        state_.batch = 0;
        state_.totals = {};
        losses_.clear();
        // The AP50 of pictures without patches says nothing of what hardening is for, and falls a little
        // while it works: there the last epoch is kept.
        if (event.ap50 && (patches_ || *event.ap50 > state_.bestAp50)) {
            event.best = !patches_;
            state_.bestAp50 = *event.ap50;
            state_.bestEpoch = state_.epoch;
            state_.best = std::move(average);
        }
        state_.seconds += clock_.tick();
        event.learningRate = rates_.weights;
        event.seconds = state_.seconds;
        event.imagesPerSecond = imagesPerSecond;
        event.secondsLeft = secondsLeft();
        good_ = snapshot();
        observer_.onEpoch(event);
        if (sinceCheckpoint_.seconds() >= options_.checkpointSeconds && state_.epoch < options_.epochs) {
            observer_.onCheckpoint(good_);
            sinceCheckpoint_.restart();
        }
        return TrainingEnd::Completed;
    }

    Validation validate(const NamedTensors& average)
    {
        if (images_.validation.empty()) return {};
        detector::Detector detector = detectorInTraining(average, images_.classNames, set_.side(), network_.spec());
        detector.moveTo(device_, detector::Precision::Fp32);
        return validateTogether(detector, images_.validation, stop_, ranks_, [this](LogLevel level, const Message& line) {
            observer_.onLog(level, line);
        });
    }

    static bool allFinite(const NamedTensors& tensors)
    {
        return std::all_of(tensors.begin(), tensors.end(), [](const auto& item) {
            return compute::hostValue(at::isfinite(item.second).all()) != 0;
        });
    }

    double secondsLeft() const { return clock_.secondsLeft(state_.seconds, fraction()); }

    void tellBatch()
    {
        const double passed = clock_.tick();
        state_.seconds += passed;
        BatchEvent event;
        event.epoch = state_.epoch + 1;
        event.epochs = options_.epochs;
        event.batch = state_.batch;
        event.batches = batchesPerEpoch_;
        event.loss = lastLoss_;
        const double images = static_cast<double>(set_.size()) / static_cast<double>(batchesPerEpoch_);
        event.imagesPerSecond = passed > 0 ? images / passed : 0;
        event.secondsLeft = secondsLeft();
        observer_.onBatch(event);
    }

    TrainState snapshot()
    {
        losses_.readInto(state_.totals);
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
        sinceCheckpoint_.restart();
    }

    const TrainOptions& options_;
    const TrainingImages& images_;
    TrainingSet set_;
    detector::TrainableNetwork& network_;
    std::string device_;
    StopControl& stop_;
    TrainingObserver& observer_;
    const PatchSource& patches_;
    ranks::Ranks& ranks_;
    SharedUpdate shared_;
    Optimiser optimiser_;
    RunningAverage average_;
    LossSums losses_;
    int threads_;
    compute::LoopThreadTuner tuner_;
    std::int64_t batchesPerEpoch_ = 1;
    std::vector<at::Tensor> leaves_;
    TrainState state_; ///< without its tensors but `best` and `patches`: the network and the optimiser hold
                       ///< the current ones
    TrainState good_;  ///< after the last epoch
    Rates rates_;
    double lastLoss_ = 0;
    TrainingClock clock_;
    Stopwatch sinceCheckpoint_;
};

/// What there is to know of several ranks before they train.
void tellOfRanks(const ranks::Ranks& ranks, std::size_t images, std::int64_t batch, TrainingObserver& observer)
{
    if (ranks.isAlone()) return;
    const std::int64_t largest = std::min(batch, static_cast<std::int64_t>(images));
    if (largest < ranks.size())
        observer.onLog(LogLevel::Warning,
                       Message(Message::tr("A batch of %1 images gives work to %1 of the %2 ranks: a larger batch (--batch) gives the others work, and "
                                           "trains another detector"),
                               largest, ranks.size())
                           .inWindow(Message::tr("A batch of %1 images gives work to %1 of the %2 ranks: a larger batch gives the others work, and "
                                                 "trains another detector")));
    else
        observer.onLog(LogLevel::Info, {Message::tr("Each of %1 ranks takes about %2 images of a batch; batch normalisation sees its own"), ranks.size(),
                                        std::max<std::int64_t>(1, largest / ranks.size())});
}

/// Rank 0's weights and, where it goes on from one, its state, on all ranks.
std::optional<TrainState> startTogether(ranks::Ranks& ranks, detector::TrainableNetwork& network, const TrainState* resume)
{
    if (ranks.isAlone()) return resume != nullptr ? std::optional(*resume) : std::nullopt;
    network.setState(ranks::shareTensors(ranks, ranks.isFirst() ? network.state() : NamedTensors()), "what rank 0 has sent");
    if (ranks::shareNumber(ranks, resume != nullptr ? 1 : 0) == 0) return std::nullopt;
    return shareState(ranks, ranks.isFirst() ? *resume : TrainState());
}

} // namespace

TrainingResult train(const TrainOptions& options, const TrainingImages& images,
                     detector::TrainableNetwork& network, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, const PatchSource& patches, const TrainState* resume)
{
    ranks::OneRank alone;
    return train(options, images, network, device, stop, observer, alone, patches, resume);
}

TrainingResult train(const TrainOptions& options, const TrainingImages& images,
                     detector::TrainableNetwork& network, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, ranks::Ranks& ranks, const PatchSource& patches, const TrainState* resume)
{
    options.check();
    checkImages(images);
    try {
        network.moveTo(device);
        if (resume == nullptr && ranks.isFirst()) network.recalibrate(calibrationInput(images, device));
        tellOfRanks(ranks, images.train.size(), options.batch, observer);
        const std::optional<TrainState> from = startTogether(ranks, network, resume);
        Training training(options, images, network, device, stop, observer, patches, ranks);
        if (from) training.resume(*from);
        return training.run();
    } catch (const Error&) {
        throw; // of the validation or a fresh patch: it says what to do
    } catch (const std::exception& error) {
        if (!compute::isOutOfMemory(error)) throw;
        compute::emptyCache(device);
        throw OutOfMemory(
            {Message::tr("the memory is not enough to train with %1 images at a time"), options.batch},
            device,
            Message(Message::tr("use a smaller --batch, --input-size or --scale"))
                .inWindow(Message::tr("use a smaller batch, input size or scale")));
    }
}

} // namespace blindspot::detector_training
