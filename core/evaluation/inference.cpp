#include "core/evaluation/inference.h"

#include "core/common/bounded_queue.h"
#include "core/common/error.h"
#include "core/common/stopwatch.h"
#include "core/common/threads.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/compute/loop_threads.h"
#include "core/compute/recorded_work.h"
#include "core/detector/heads.h"
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/inference_inputs.h"

#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>

namespace blindspot::evaluation {

namespace {

constexpr std::size_t kCpuBatch = 4, kCudaBatch = 32;

/// What a network made of a batch, on the host.
struct NetworkOutput {
    std::shared_ptr<const InputBatch> batch;
    std::size_t detector = 0;
    std::vector<detector::Decoded> decoded; ///< of each input
};

/// The first thing that went wrong on any thread.
class Failure {
  public:
    void keep() noexcept
    {
        const std::scoped_lock lock(mutex_);
        if (!first_) first_ = std::current_exception();
    }
    bool any() const
    {
        const std::scoped_lock lock(mutex_);
        return static_cast<bool>(first_);
    }
    void rethrow() const
    {
        const std::scoped_lock lock(mutex_);
        if (first_) std::rethrow_exception(first_);
    }

  private:
    mutable std::mutex mutex_;
    std::exception_ptr first_;
};

/// Of each input (B x S x S x 3) the anchors above the confidence.
std::vector<detector::Decoded> look(const detector::Detector& detector, const at::Tensor& pixels, double confidence)
{
    const at::Tensor input = compute::unitValues(pixels, at::Device(detector.device())).permute({0, 3, 1, 2});
    return detector::decodeAbove(detector.forward(input), confidence);
}

metrics::Detection inPicture(const detector::Detection& found, const imaging::InputPlace& place,
                                const ToOriginal& back)
{
    const Box shown = place.toPicture({static_cast<double>(found.x1), static_cast<double>(found.y1),
                                           static_cast<double>(found.x2), static_cast<double>(found.y2)});
    const Box box = back.toOriginal(shown);
    const auto clip = [](double value, int limit) {
        return std::clamp(value, 0.0, static_cast<double>(limit));
    };
    const double x1 = clip(box.x1, place.picture.width), y1 = clip(box.y1, place.picture.height);
    return {{x1, y1, clip(box.x2, place.picture.width) - x1, clip(box.y2, place.picture.height) - y1},
            static_cast<double>(found.score)};
}

class InferenceRunner {
  public:
    InferenceRunner(const InferencePlan& plan, const InferenceOptions& options, StopControl& stop,
                const ProgressSink& progress, const LogSink& log, const CaseDetectionsSink& sink)
        : plan_(plan), options_(options), stop_(stop), progress_(progress), log_(log), sink_(sink),
          maker_(plan, batchOf(plan, options))
    {
    }

    InferenceOutcome run()
    {
        const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t makers = options_.threads > 0 ? static_cast<std::size_t>(options_.threads) : cores;
        makersLeft_ = std::clamp<std::size_t>(makers, 1, std::max<std::size_t>(1, plan_.images.size()));
        {
            HelperThreads helpers;
            startHelpers(helpers, std::max<std::size_t>(1, cores / 2));
            runNetworks();
            outputs_.close();
        }
        rethrowFailure();
        tellProgress(); // of what the other threads did last
        outcome_.defenceSeconds = maker_.defenceSeconds();
        outcome_.oddities = maker_.oddities();
        std::sort(outcome_.unreadable.begin(), outcome_.unreadable.end());
        return std::move(outcome_);
    }

  private:
    /// What the host's memory did not hold is told as such; what the device's did not hold already is.
    void rethrowFailure() const
    {
        try {
            failure_.rethrow();
        } catch (const Error&) {
            throw;
        } catch (const std::exception& error) {
            if (!compute::isOutOfMemory(error)) throw;
            throw OutOfMemory(Message::tr("the memory is not enough for this evaluation"), {},
                              Message::tr("close other programs, or evaluate with a smaller detector"));
        }
    }

    static std::size_t batchOf(const InferencePlan& plan, const InferenceOptions& options)
    {
        if (options.batch > 0) return static_cast<std::size_t>(options.batch);
        return runsOnCuda(plan) ? kCudaBatch : kCpuBatch;
    }

    static bool runsOnCuda(const InferencePlan& plan)
    {
        return std::any_of(plan.detectors.begin(), plan.detectors.end(),
                           [](const InferenceDetector& one) { return one.detector->device() != "cpu"; });
    }

    /// Fewer where the system gives no more threads. Without one on each side nothing would ever fill or empty the queues: that
    /// is a failure, which closes them, so that those that were started end.
    void startHelpers(HelperThreads& helpers, std::size_t readers) noexcept
    {
        try {
            const std::size_t makers = makersLeft_;
            const std::size_t started = helpers.startSome(makers, [this] { makeInputs(); });
            for (std::size_t missing = makers - started; missing > 0; --missing)
                endMaker();
            helpers.startSome(readers, [this] { readOutputs(); });
        } catch (...) {
            fail();
        }
    }

    void endMaker()
    {
        if (--makersLeft_ == 0) inputs_.close();
    }

    void fail() noexcept
    {
        failure_.keep();
        inputs_.abandon();
        outputs_.abandon();
    }

    void makeInputs() noexcept
    {
        try {
            for (std::size_t image = next_++; image < plan_.images.size() && !failure_.any();
                 image = next_++)
                makeInputsOf(image);
        } catch (...) {
            fail();
        }
        endMaker();
    }

    void makeInputsOf(std::size_t image)
    {
        try {
            maker_.make(image, [this](InputBatch batch) { return inputs_.push(std::move(batch)); });
        } catch (const Error& error) {
            const std::scoped_lock lock(mutex_);
            outcome_.unreadable.push_back(image);
            done_ += static_cast<std::int64_t>(plan_.cases.size());
            if (log_)
                log_(LogLevel::Warning, joined({}, error.message(), Message::tr("the image is left out")));
        }
    }

    /// On the CPU batches go through the networks side by side, each on its own thread: nothing waits within a pass.
    void runNetworks()
    {
        const std::size_t most = runsOnCuda(plan_) ? 1 : compute::kMostSideBySide;
        const auto [beside, loopThreads] = compute::shareThreads(most, compute::usableThreads());
        loopThreads_ = loopThreads;
        HelperThreads others;
        const std::size_t started = others.start(static_cast<std::size_t>(beside - 1), [this] { feedNetworks(); });
        feedNetworks();
        others.join();
        outcome_.networkSeconds /= static_cast<double>(1 + started);
    }

    void feedNetworks() noexcept
    {
        try {
            const c10::InferenceMode guard;
            const compute::LoopThreads threads(loopThreads_);
            const compute::OwnStream stream(plan_.detectors.empty() ? "cpu" : plan_.detectors.front().detector->device());
            while (std::optional<InputBatch> batch = inputs_.pop()) {
                if (stop_.shouldStop()) throw Cancelled(Message::tr("the evaluation was stopped"));
                feed(std::make_shared<const InputBatch>(std::move(*batch)));
            }
        } catch (...) {
            fail();
        }
    }

    /// Forward in as many parts as memory asks for; the parts stay as small for the batches that follow.
    std::vector<detector::Decoded> lookInParts(const detector::Detector& detector, const at::Tensor& pixels)
    {
        std::vector<detector::Decoded> found;
        for (std::int64_t first = 0; first < pixels.size(0);) {
            const std::int64_t count = std::min(mostInputs_.load(), pixels.size(0) - first);
            const bool fits = compute::fitsIntoMemory(detector.device(), [&] {
                for (detector::Decoded& one :
                     look(detector, pixels.narrow(0, first, count), options_.nms.confidence))
                    found.push_back(std::move(one));
            });
            if (fits)
                first += count;
            else
                takeFewer(detector, count);
        }
        return found;
    }

    void takeFewer(const detector::Detector& detector, std::int64_t count)
    {
        if (count <= 1) throw pictureDoesNotFit(detector.device());
        const std::scoped_lock lock(mutex_);
        if (count / 2 >= mostInputs_) return; // another thread has said so
        mostInputs_ = count / 2;
        if (log_)
            log_(LogLevel::Warning,
                 {Message::tr("Out of memory: going on with %1 network inputs at a time"), mostInputs_.load()});
    }

    void feed(const std::shared_ptr<const InputBatch>& batch)
    {
        for (std::size_t i = 0; i < plan_.detectors.size(); ++i) {
            const detector::Detector& detector = *plan_.detectors[i].detector;
            const Stopwatch spent;
            NetworkOutput output{
                batch, i,
                lookInParts(detector, batch->byShape.at(detector.info().input()).pixels)};
            countPasses(static_cast<std::int64_t>(batch->inputs.size()), spent.seconds());
            if (!outputs_.push(std::move(output))) return;
        }
        {
            const std::scoped_lock lock(mutex_);
            done_ += static_cast<std::int64_t>(batch->inputs.size());
        }
        if (std::this_thread::get_id() == caller_) tellProgress();
    }

    void tellProgress()
    {
        const std::scoped_lock lock(mutex_);
        if (progress_)
            progress_({Message::tr("evaluating"), done_,
                       static_cast<std::int64_t>(plan_.images.size() * plan_.cases.size())});
    }

    void countPasses(std::int64_t passes, double seconds)
    {
        const std::scoped_lock lock(mutex_);
        outcome_.networkSeconds += seconds;
        outcome_.passes += passes;
    }

    void readOutputs() noexcept
    {
        try {
            const c10::InferenceMode guard;
            while (const std::optional<NetworkOutput> output = outputs_.pop())
                read(*output);
        } catch (...) {
            fail();
        }
    }

    void read(const NetworkOutput& output)
    {
        const InferenceDetector& detector = plan_.detectors[output.detector];
        const InputBatch& batch = *output.batch;
        const imaging::InputPlace& place = batch.byShape.at(detector.detector->info().input()).place;
        for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
            CaseDetections sight{batch.image, batch.inputs[i].inferenceCase, output.detector, {}};
            const auto found = detector::detectionsOf(output.decoded[i], options_.nms);
            for (const detector::Detection& one : found.front()) {
                if (detector.classIndex == patch::kAnyClass || one.classIndex == detector.classIndex)
                    sight.detections.push_back(inPicture(one, place, batch.inputs[i].back));
                if (one.classIndex == detector.targetIndex)
                    sight.ofTarget.push_back(inPicture(one, place, batch.inputs[i].back));
            }
            sink_(std::move(sight));
        }
    }

    const InferencePlan& plan_;
    const InferenceOptions& options_;
    StopControl& stop_;
    const ProgressSink& progress_;
    const LogSink& log_;
    const CaseDetectionsSink& sink_;
    InputMaker maker_;
    BoundedQueue<InputBatch> inputs_{4};
    BoundedQueue<NetworkOutput> outputs_{4};
    Failure failure_;
    std::atomic<std::size_t> next_ = 0, makersLeft_ = 0;
    std::mutex mutex_; // guards the outcome, the count of what is done, and progress and log
    std::int64_t done_ = 0;
    const std::thread::id caller_ = std::this_thread::get_id(); ///< who alone tells the progress
    int loopThreads_ = 1; ///< of each thread that feeds the networks
    std::atomic<std::int64_t> mostInputs_ = std::numeric_limits<std::int64_t>::max(); ///< at once, of such a thread
    InferenceOutcome outcome_;
};

} // namespace

InferenceOutcome runInference(const InferencePlan& plan, const InferenceOptions& options, StopControl& stop,
                      const ProgressSink& progress, const LogSink& log, const CaseDetectionsSink& sink)
{
    return InferenceRunner(plan, options, stop, progress, log, sink).run();
}

} // namespace blindspot::evaluation
