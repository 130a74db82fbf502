#include "core/patch/trainer.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/stopwatch.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/patch/cells.h"
#include "core/patch/ensemble.h"
#include "core/patch/measure.h"
#include "core/patch/memory.h"
#include "core/patch/optimiser.h"
#include "core/patch/patch_update.h"
#include "core/patch/pass_runner.h"
#include "core/patch/prepare.h"
#include "core/patch/regularisers.h"
#include "core/patch/schedule.h"
#include "core/patch/shared_passes.h"
#include "core/patch/shared_state.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <cmath>
#include <optional>
#include <span>

namespace blindspot::patch {

namespace {

TrainingState freshState(const at::Tensor& patch, const TrainOptions& options)
{
    TrainingState state;
    state.patch = inCells(compute::hostCopy(patch), options.cells);
    if (options.paletteOnly) {
        state.latent = state.patch;
        state.patch = inColours(state.latent, printableColours(options.palette));
    }
    state.gradient = at::zeros_like(state.patch);
    state.momentum = at::zeros_like(state.patch);
    state.variance = at::zeros_like(state.patch);
    state.coarseVariance = at::zeros({3, coarseElements(patch.size(1), options.optimiser.scales)});
    return state;
}

void warnOfIdleRanks(const ranks::Ranks& ranks, const Member& member, TrainingObserver& observer)
{
    const std::int64_t busy = mostBusyRanks(member.options, member.images.size());
    if (busy >= ranks.size()) return;
    observer.onLog(LogLevel::Warning,
                   Message(Message::tr("Of %1 ranks at most %2 have something to do at a time: more inputs for each update "
                                       "(--images-per-update) or more updates at once (--updates-at-once) give work to the others, and train "
                                       "another patch"),
                           ranks.size(), busy)
                       .inWindow(Message::tr("Of %1 ranks at most %2 have something to do at a time: more images for each update or more "
                                             "updates at once give work to the others, and train another patch")));
}

/// One call of `train`: the state on the device and the loops over iterations, updates and batches.
class Training {
  public:
    Training(const std::vector<Member>& members, const std::string& device, StopControl& stop, TrainingObserver& observer,
             ranks::Ranks& ranks, const TrainingPlan& plan, const TrainingState& start)
        : options_(members.front().options), images_(members.front().images), members_(members), device_(device), ranks_(ranks),
          runner_(members, device), passes_(runner_, device, ranks), update_(options_, device, start), stop_(stop), observer_(observer), batch_(plan.batchSize), coarseCost_(plan.coarseCost), state_(start),
          passesAtStart_(start.passes), secondsAtStart_(start.seconds),
          fractionPerSecond_(plan.estimatedSeconds > 0 ? 1 / plan.estimatedSeconds : 0),
          lastFraction_(fraction())
    {
        readDetectors(start);
        good_ = snapshot();
    }

    TrainingResult run()
    {
        TrainingEnd end = TrainingEnd::Completed;
        try {
            while (state_.iteration < options_.iterations && end == TrainingEnd::Completed)
                end = runIteration();
        } catch (const ranks::RankLost&) {
            checkpoint(); // what was agreed on is whole
            throw;
        }
        TrainingResult result;
        result.end = end;
        result.state = snapshot();
        if (!isFinite(result.state)) {
            result.end = TrainingEnd::NotFinite;
            result.state = good_;
        }
        observer_.onCheckpoint(result.state);
        const std::int64_t passes = state_.passes - passesAtStart_;
        result.secondsPerPass =
            passes > 0 ? (state_.seconds - secondsAtStart_) / static_cast<double>(passes) : 0;
        return result;
    }

  private:
    void readDetectors(const TrainingState& start)
    {
        const auto count = static_cast<std::int64_t>(members_.size());
        const at::Tensor weights = equalWeights(members_.size(), "cpu"), gathered = at::zeros_like(weights);
        const at::Tensor totals = at::zeros({count, 4}, at::kDouble);
        const auto setRow = [&totals](std::int64_t row, const LossTotals& of) {
            const double values[] = {of.loss, of.box, of.cls, of.dfl};
            std::copy(std::begin(values), std::end(values), totals.data_ptr<double>() + 4 * row);
        };
        if (start.detectors.empty()) setRow(0, start.totals); // of one detector, or 0 at the beginning
        for (std::int64_t i = 0; i < std::ssize(start.detectors) && i < count; ++i) {
            const DetectorState& state = start.detectors[static_cast<std::size_t>(i)];
            weights.data_ptr<double>()[i] = state.weight;
            gathered.data_ptr<double>()[i] = state.gathered;
            setRow(i, state.totals);
        }
        weights_ = weights.to(at::Device(device_));
        gathered_ = gathered.to(at::Device(device_));
        totals_ = totals.to(at::Device(device_));
    }

    /// The detectors' part of a snapshot, and the means of their totals.
    void writeDetectors(TrainingState& state) const
    {
        const at::Tensor sums = compute::onHost(totals_);
        const auto count = static_cast<double>(members_.size());
        const auto row = [](const at::Tensor& of, std::int64_t place, LossTotals& totals) {
            const auto* values = of.data_ptr<double>() + 4 * place;
            totals.loss = values[0], totals.box = values[1], totals.cls = values[2], totals.dfl = values[3];
        };
        row((sums.sum(0) / count).contiguous(), 0, state.totals);
        state.detectors.clear();
        if (members_.size() == 1) return;
        const at::Tensor weights = compute::onHost(weights_), gathered = compute::onHost(gathered_);
        for (std::int64_t i = 0; i < std::ssize(members_); ++i) {
            DetectorState one{weights.data_ptr<double>()[i], gathered.data_ptr<double>()[i], {}};
            row(sums, i, one.totals);
            state.detectors.push_back(one);
        }
    }

    double fraction() const
    {
        const double within = static_cast<double>(state_.visited) / static_cast<double>(images_.size());
        const auto work = [this](double iterations) { return workAfter(options_, iterations, coarseCost_); };
        return std::min(1.0, work(static_cast<double>(state_.iteration) + within) / work(static_cast<double>(options_.iterations)));
    }

    TrainingEnd runIteration()
    {
        const std::vector<UpdatePlan> plan = planIteration(options_, images_.size(), state_.iteration);
        for (std::size_t next = 0, count = 0; next < plan.size(); next += count) {
            count = updatesAtOnce(options_, plan, next);
            const std::span updates(plan.data() + next, count);
            if (updates.back().firstVisit + updates.back().visitCount() <= state_.visited) continue; // done before the resume
            const TrainingEnd end = count > 1 ? runTogether(updates) : runUpdate(updates.front());
            if (end != TrainingEnd::Completed) return end;
        }
        return finishIteration();
    }

    /// Updates whose gradients are all of the patch as it is now.
    TrainingEnd runTogether(std::span<const UpdatePlan> updates)
    {
        if (mustStop()) return TrainingEnd::Stopped;
        std::optional<std::vector<EnsemblePass>> passes;
        while (!(passes = passes_.runEach(updates, static_cast<std::size_t>(batch_), update_.patch(), weights_, wishes())))
            takeSmallerBatch(std::min(batch_, std::ssize(updates)));
        for (std::size_t i = 0; i < updates.size(); ++i) {
            gather((*passes)[i], 1);
            applyUpdate(updates[i]);
        }
        tick();
        return mayGoOn();
    }

    TrainingEnd runUpdate(const UpdatePlan& update)
    {
        std::size_t next = 0;
        for (std::int64_t skipped = update.firstVisit; skipped < state_.visited; ++next)
            skipped += static_cast<std::int64_t>(update.inputs[next].visits.size());
        while (next < update.inputs.size()) {
            if (mustStop()) return TrainingEnd::Stopped;
            next += runBatch(update, next);
            tick();
            if (next < update.inputs.size() && checkpointIsDue() && !checkpoint()) return TrainingEnd::NotFinite;
        }
        applyUpdate(update);
        return mayGoOn();
    }

    /// After an update; makes a checkpoint when it is due.
    TrainingEnd mayGoOn()
    {
        return checkpointIsDue() && !checkpoint() ? TrainingEnd::NotFinite : TrainingEnd::Completed;
    }

    /// Asked before a batch. A pause is no training time.
    bool mustStop()
    {
        return ranks_.isAlone() ? sinceTick_.leaveOut([this] { return stop_.shouldStop(); }) : passes_.agreed().stop;
    }

    bool hasWaitedForCheckpoint() const { return sinceCheckpoint_.seconds() >= options_.checkpointSeconds; }
    /// On several ranks all do the same at the same place: what has the patch no longer finite ends all of them.
    bool checkpointIsDue() const { return ranks_.isAlone() ? hasWaitedForCheckpoint() : passes_.agreed().checkpoint; }

    Wishes wishes() const { return ranks_.isAlone() ? Wishes{} : Wishes{stop_.stopRequested(), hasWaitedForCheckpoint()}; }

    /// Runs as many inputs as the batches of all ranks hold, fewer where memory does not suffice; returns how many.
    std::size_t runBatch(const UpdatePlan& update, std::size_t first)
    {
        while (true) {
            const std::size_t count = std::min(static_cast<std::size_t>(batch_ * ranks_.size()), update.inputs.size() - first);
            if (const auto pass = passes_.run(update, first, count, update_.patch(), weights_, wishes())) {
                gather(*pass, count);
                return count;
            }
            takeSmallerBatch(std::min(batch_, static_cast<std::int64_t>(count)));
        }
    }

    void takeSmallerBatch(std::int64_t count)
    {
        if (count <= 1) observer_.onCheckpoint(snapshot());
        batch_ = smallerBatch(count, device_, observer_, true);
    }

    void gather(const EnsemblePass& pass, std::size_t inputs)
    {
        update_.gather(pass.gradient);
        totals_.add_(pass.sums);
        gathered_.add_(pass.sums.select(1, 0));
        state_.gathered += pass.images;
        state_.visited += pass.images;
        state_.totals.images += static_cast<double>(pass.images);
        state_.passes += static_cast<std::int64_t>(inputs * members_.size());
    }

    void applyUpdate(const UpdatePlan& update)
    {
        const double done = static_cast<double>(state_.iteration) +
                            static_cast<double>(update.firstVisit) / static_cast<double>(images_.size());
        update_.apply(state_.gathered, learningRateAt(options_.optimiser, done / static_cast<double>(options_.iterations)));
        weights_ = nextWeights(options_.ensemble, weights_, gathered_ / static_cast<double>(state_.gathered));
        gathered_.zero_();
        state_.gathered = 0;
        state_.updates = update_.updates();
    }

    TrainingEnd finishIteration()
    {
        TrainingState now = state_;
        writeDetectors(now); // the one wait for the device in an iteration
        const double images = state_.totals.images;
        IterationEvent event;
        for (const DetectorState& one : now.detectors) {
            event.losses.push_back(one.totals.loss / images);
            event.weights.push_back(one.weight);
        }
        event.iteration = state_.iteration + 1;
        event.iterations = options_.iterations;
        event.loss = now.totals.loss / images;
        if (options_.objective == ObjectiveKind::DetectionLoss) {
            event.lossBox = now.totals.box / images;
            event.lossCls = now.totals.cls / images;
            event.lossDfl = now.totals.dfl / images;
        }
        if (!std::isfinite(event.loss)) {
            observer_.onLog(
                LogLevel::Warning,
                {Message::tr("The loss of iteration %1 is not finite: stopped with the last good patch"),
                 event.iteration});
            return TrainingEnd::NotFinite;
        }
        requireSamePatch(ranks_, update_.patch());
        ++state_.iteration;
        state_.visited = 0;
        state_.totals = {};
        totals_.zero_();
        tick();
        event.seconds = state_.seconds;
        event.passesPerSecond = passesPerSecond();
        event.secondsLeft = secondsLeft();
        observer_.onIteration(event);
        showPatch();
        return TrainingEnd::Completed;
    }

    void showPatch()
    {
        if (observer_.wantsPatch()) observer_.onPatch(compute::hostCopy(update_.patch()));
    }

    /// Advances the clock of training time and tells where the run stands.
    void tick()
    {
        const double elapsed = sinceTick_.lap();
        state_.seconds += elapsed;
        const double now = fraction();
        if (elapsed > 0 && now > lastFraction_) { // a mean over the last minute or so
            const double weight = std::min(1.0, std::max(elapsed / 30, 0.02));
            fractionPerSecond_ += weight * ((now - lastFraction_) / elapsed - fractionPerSecond_);
        }
        lastFraction_ = now;
        BatchEvent event;
        event.iteration = std::min(state_.iteration + 1, options_.iterations);
        event.iterations = options_.iterations;
        event.visited = state_.visited;
        event.images = static_cast<std::int64_t>(images_.size());
        event.fraction = now;
        event.passesPerSecond = passesPerSecond();
        event.secondsLeft = secondsLeft();
        observer_.onBatch(event);
        if (device_ == "cpu") showPatch();
    }

    double passesPerSecond() const
    {
        const double seconds = state_.seconds - secondsAtStart_;
        return seconds > 0 ? static_cast<double>(state_.passes - passesAtStart_) / seconds : 0;
    }

    double secondsLeft() const
    {
        return fractionPerSecond_ > 0 ? (1 - lastFraction_) / fractionPerSecond_ : 0;
    }

    TrainingState snapshot() const
    {
        TrainingState state = state_;
        update_.write(state);
        writeDetectors(state);
        return state;
    }

    static bool isFinite(const TrainingState& state)
    {
        return std::isfinite(state.totals.loss) && compute::hostValue(at::isfinite(state.patch).all()) != 0;
    }

    /// False, and nothing is written, when the state is not finite.
    bool checkpoint()
    {
        const TrainingState state = snapshot();
        if (!isFinite(state)) return false;
        good_ = state;
        observer_.onCheckpoint(state);
        sinceCheckpoint_.restart();
        return true;
    }

    const TrainOptions& options_;
    const std::vector<PreparedImage>& images_; ///< of the first detector: as many as of any
    const std::vector<Member>& members_;
    std::string device_;
    ranks::Ranks& ranks_;
    PassRunner runner_;
    SharedPasses passes_;
    PatchUpdate update_;
    StopControl& stop_;
    TrainingObserver& observer_;
    std::int64_t batch_; ///< inputs at once, of each rank
    double coarseCost_;  ///< as the plan has it
    TrainingState state_; ///< its tensors are stale; the device holds the current ones
    TrainingState good_;  ///< the last state known to be finite
    at::Tensor weights_, gathered_, totals_; ///< float64, K, K and K x 4: of each detector, as DetectorState has them
    Stopwatch sinceCheckpoint_, sinceTick_;
    std::int64_t passesAtStart_;
    double secondsAtStart_, fractionPerSecond_, lastFraction_;
};

} // namespace

TrainingResult train(const TrainOptions& options, const std::vector<compute::LabelledImage>& images,
                     detector::Detector& detector, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, const at::Tensor& initialPatch, const TrainingState* resume)
{
    detector::Detector* const one[] = {&detector};
    return train(options, images, std::span<detector::Detector* const>(one), device, stop, observer, initialPatch, resume);
}

TrainingResult train(const TrainOptions& options, const std::vector<compute::LabelledImage>& images,
                     std::span<detector::Detector* const> detectors, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, const at::Tensor& initialPatch, const TrainingState* resume)
{
    ranks::OneRank alone;
    return train(options, images, detectors, device, stop, observer, alone, initialPatch, resume);
}

TrainingResult train(const TrainOptions& given, const std::vector<compute::LabelledImage>& images,
                     std::span<detector::Detector* const> detectors, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, ranks::Ranks& ranks, const at::Tensor& initialPatch, const TrainingState* resume)
{
    if (images.empty())
        throw Error(Message::tr("there is no image to train on"), Message::tr("the selection"),
                    Message::tr("choose a selection that has images"));
    const std::int64_t inputSize = images.front().pixels.size(1);
    given.check(inputSize);
    const TrainOptions options = given.placedIn(inputSize);
    std::vector<Member> members = membersOf(options, detectors);
    return explainingOutOfMemory(device, [&] {
        for (detector::Detector* detector : detectors)
            detector->moveTo(device, options.precision == PrecisionChoice::Bf16 ? detector::Precision::Bf16
                                                                                : detector::Precision::Fp32);
        prepareMembers(members, images, device, stop, observer);
        const auto begin = [&] {
            if (!ranks.isFirst()) return TrainingState();
            return resume != nullptr ? *resume : freshState(initialPatch.defined() ? initialPatch : makeInitialPatch(options), options);
        };
        const TrainingState start = shareState(ranks, begin());
        const TrainingPlan plan = agreePlan(ranks, measure(members, device, start.patch.to(at::Device(device)), stop, observer), members, device);
        warnOfIdleRanks(ranks, members.front(), observer);
        observer.onPlan(plan);
        return Training(members, device, stop, observer, ranks, plan, start).run();
    });
}

std::string iterationLine(const IterationEvent& event)
{
    return "Iteration " + std::to_string(event.iteration) + "/" + std::to_string(event.iterations) +
           ", loss: " + fixedText(event.loss, 4);
}

} // namespace blindspot::patch
