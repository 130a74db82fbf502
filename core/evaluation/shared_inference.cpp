#include "core/evaluation/shared_inference.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/stopwatch.h"
#include "core/evaluation/shared_plan.h"
#include "core/ranks/share.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace blindspot::evaluation {

namespace {

/// Between two exchanges, where there is enough to do: ranks that wait for the slowest, and what is lost with a rank, weigh little then.
constexpr double kRoundSeconds = 10;
constexpr std::int64_t kFirstRound = 2; ///< images of each rank

using Images = std::vector<InferenceImage>;

/// Whether it is the file that rank 0 evaluates.
bool isSame(const InferenceImage& image)
{
    try {
        return image.sha256.empty() || sha256OfFile(image.file) == image.sha256;
    } catch (const std::exception&) {
        return false;
    }
}

/// One rank's work on a plan, whose images it takes from `all`.
class Rank {
  public:
    Rank(ranks::Ranks& ranks, InferencePlan& plan, const InferenceOptions& options, StopControl& stop)
        : ranks_(ranks), plan_(plan), all_(std::exchange(plan.images, {})), options_(options), stop_(stop)
    {
    }

    std::size_t images() const { return all_.size(); }
    /// Of the images from `first` to `end` in the plan, this rank's.
    std::vector<std::size_t> shareOf(std::size_t first, std::size_t end) const
    {
        std::vector<std::size_t> mine;
        for (std::size_t image = first + static_cast<std::size_t>(ranks_.rank()); image < end; image += static_cast<std::size_t>(ranks_.size()))
            mine.push_back(image);
        return mine;
    }

    SeenShare show(std::vector<std::size_t> mine, const ProgressSink& progress, const LogSink& log)
    {
        SeenShare share;
        if (!ranks_.isFirst())
            std::erase_if(mine, [&](std::size_t image) {
                if (isSame(all_[image])) return false;
                share.outcome.unreadable.push_back(image);
                return true;
            });
        plan_.images.clear();
        for (const std::size_t image : mine)
            plan_.images.push_back(all_[image]);
        share.stopped = stop_.shouldStop();
        if (mine.empty() || share.stopped) return share;
        const std::vector<std::size_t> elsewhere = std::move(share.outcome.unreadable);
        std::mutex mutex;
        try {
            share.outcome = runInference(plan_, options_, stop_, progress, log, [&](CaseDetections&& one) {
                const std::scoped_lock lock(mutex);
                one.image = mine[one.image];
                share.seen.push_back(std::move(one));
            });
        } catch (const Cancelled&) {
            share.stopped = true; // images that are whole by now are told all the same
        }
        for (std::size_t& image : share.outcome.unreadable)
            image = mine[image];
        share.outcome.unreadable.insert(share.outcome.unreadable.end(), elsewhere.begin(), elsewhere.end());
        return share;
    }

  private:
    ranks::Ranks& ranks_;
    InferencePlan& plan_;
    const Images all_;
    const InferenceOptions& options_;
    StopControl& stop_;
};

/// Rank 0's account of what all ranks have seen.
class Account {
  public:
    Account(std::int64_t size, std::size_t defences) : size_(size) { whole_.defenceSeconds.resize(defences); }

    void add(const SeenShare& share)
    {
        const InferenceOutcome& outcome = share.outcome;
        whole_.oddities.add(outcome.oddities);
        whole_.networkSeconds += outcome.networkSeconds;
        whole_.passes += outcome.passes;
        if (outcome.defenceSeconds.empty()) return;
        for (std::size_t i = 0; i < whole_.defenceSeconds.size(); ++i)
            whole_.defenceSeconds[i] += outcome.defenceSeconds.at(i);
        ++shares_;
    }
    void cannotBeRead(const std::vector<std::size_t>& images) { whole_.unreadable.insert(whole_.unreadable.end(), images.begin(), images.end()); }

    InferenceOutcome finish()
    {
        std::sort(whole_.unreadable.begin(), whole_.unreadable.end());
        for (double& seconds : whole_.defenceSeconds)
            seconds /= std::max(1.0, shares_);
        whole_.networkSeconds /= static_cast<double>(size_); // side by side, as threads are
        return std::move(whole_);
    }

  private:
    std::int64_t size_;
    double shares_ = 0;
    InferenceOutcome whole_;
};

/// Rank 0 through all rounds of one plan.
class LeadingRank {
  public:
    LeadingRank(ranks::Ranks& ranks, InferencePlan& plan, const InferenceOptions& options, StopControl& stop, const ProgressSink& progress,
                const LogSink& log, const CaseDetectionsSink& sink)
        : ranks_(ranks), rank_(ranks, plan, options, stop), progress_(progress), log_(log), sink_(sink),
          cases_(static_cast<std::int64_t>(plan.cases.size())), account_(ranks.size(), plan.defences.size())
    {
    }

    InferenceOutcome run()
    {
        for (std::size_t first = 0; first < rank_.images();) {
            const Stopwatch spent;
            const std::size_t end = std::min(rank_.images(), first + static_cast<std::size_t>(each_ * ranks_.size()));
            ranks::shareNumber(ranks_, static_cast<std::int64_t>(end));
            runRound(first, end);
            first = end;
            const double growth = std::clamp(std::min(kRoundSeconds, 0.1 * ranks_.timeout()) / std::max(spent.seconds(), 1e-3), 0.25, 4.0);
            each_ = std::clamp<std::int64_t>(static_cast<std::int64_t>(static_cast<double>(each_) * growth), 1, 4096);
        }
        return account_.finish();
    }

  private:
    void runRound(std::size_t first, std::size_t end)
    {
        const ProgressSink counted = [&](const Progress& now) {
            progress_({now.phase, std::min(static_cast<std::int64_t>(first) * cases_ + now.done * ranks_.size(), static_cast<std::int64_t>(end) * cases_),
                       static_cast<std::int64_t>(rank_.images()) * cases_});
        };
        SeenShare own = rank_.show(rank_.shareOf(first, end), progress_ ? counted : ProgressSink(), log_);
        const std::vector<std::vector<double>> sent = ranks::gather(ranks_, {own.stopped ? 1.0 : 0.0});
        account_.cannotBeRead(own.outcome.unreadable);
        bool stopped = false;
        std::vector<CaseDetections> seen;
        std::vector<std::size_t> again;
        const auto take = [&](SeenShare share) {
            account_.add(share);
            stopped = stopped || share.stopped;
            std::move(share.seen.begin(), share.seen.end(), std::back_inserter(seen));
        };
        for (std::size_t other = 1; other < sent.size(); ++other) {
            SeenShare share = shareFrom(sent[other]);
            again.insert(again.end(), share.outcome.unreadable.begin(), share.outcome.unreadable.end());
            take(std::move(share));
        }
        take(std::move(own));
        if (!again.empty() && !stopped) {
            SeenShare share = rank_.show(again, {}, log_);
            account_.cannotBeRead(share.outcome.unreadable);
            take(std::move(share));
        }
        std::stable_sort(seen.begin(), seen.end(), [](const CaseDetections& a, const CaseDetections& b) { return a.image < b.image; });
        for (CaseDetections& one : seen)
            sink_(std::move(one));
        ranks::shareNumber(ranks_, stopped ? 1 : 0);
        if (stopped) throw Cancelled(Message::tr("the evaluation was stopped"));
    }

    ranks::Ranks& ranks_;
    Rank rank_;
    const ProgressSink& progress_;
    const LogSink& log_;
    const CaseDetectionsSink& sink_;
    std::int64_t cases_, each_ = kFirstRound;
    Account account_;
};

} // namespace

InferenceOutcome runSharedInference(ranks::Lead& lead, InferencePlan plan, const InferenceOptions& options, StopControl& stop,
                                    const ProgressSink& progress, const LogSink& log, const CaseDetectionsSink& sink)
{
    ranks::Ranks& ranks = lead.ranks();
    if (ranks.isAlone() || plan.images.empty()) return runInference(plan, options, stop, progress, log, sink);
    lead.begin();
    sendPlan(ranks, plan, options);
    InferenceOutcome outcome = LeadingRank(ranks, plan, options, stop, progress, log, sink).run();
    lead.done();
    return outcome;
}

HelpEnd helpWithInference(ranks::Ranks& ranks, const std::string& device, StopControl& stop)
{
    OpenedDetectors detectors(device);
    ranks::Next next = ranks::Next::Work;
    while ((next = ranks::awaitNext(ranks)) == ranks::Next::Work) {
        ReceivedPlan received = receivePlan(ranks, detectors);
        Rank rank(ranks, received.plan, received.options, stop);
        for (std::size_t first = 0; first < rank.images();) {
            const auto end = static_cast<std::size_t>(ranks::shareNumber(ranks, 0));
            ranks::gather(ranks, numbersOf(rank.show(rank.shareOf(first, end), {}, {})));
            if (ranks::shareNumber(ranks, 0) != 0) return HelpEnd::Stopped;
            first = end;
        }
    }
    return next == ranks::Next::Finished ? HelpEnd::Finished : HelpEnd::NotDone;
}

} // namespace blindspot::evaluation
