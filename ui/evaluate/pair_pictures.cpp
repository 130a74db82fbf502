#include "ui/evaluate/pair_pictures.h"

#include "core/common/threads.h"
#include "core/imaging/resize.h"
#include "core/workspace/evaluations/evaluation_pictures.h"
#include "core/workspace/runs/run_store.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"
#include "ui/support/thread_priority.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kCacheKilobytes = 96 * 1024;
constexpr std::size_t kMostWanted = 128; ///< more than a screen shows; what scrolled away is dropped

QImage fitted(const imaging::Image& image, int side)
{
    const double scale = side > 0 ? static_cast<double>(side) / std::max(image.width, image.height) : 1;
    if (scale >= 1) return toQImage(image).convertToFormat(QImage::Format_RGB32);
    const auto along = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    return toQImage(imaging::resize(image, along(image.width), along(image.height)))
        .convertToFormat(QImage::Format_RGB32);
}

} // namespace

PairPicture renderPair(const metrics::EvaluationReport& report, const PatchPictures& patches,
                       const PairKey& key, int side)
{
    PairPicture pair;
    try {
        const metrics::ImageFindings& image = report.images.at(key.image);
        pair.before =
            fitted(workspace::armPicture(report, image, patches.images, metrics::Arm::Clean, 0), side);
        pair.problem = patches.problems.at(static_cast<std::size_t>(key.patch));
        // Where the patch is gone its controls can no more be drawn: they have its size.
        if (pair.problem.isEmpty())
            pair.after = fitted(workspace::armPicture(report, image, patches.images, key.arm, key.patch), side);
    } catch (const std::exception& error) {
        pair.problem = errorText(error);
    }
    return pair;
}

PairPictures::PairPictures(Session& session, QObject* parent)
    : QObject(parent), session_(session), cache_(kCacheKilobytes), thread_(startThread([this] { loop(); }))
{
}

PairPictures::~PairPictures()
{
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        wanted_.clear();
    }
    changed_.notify_all();
    thread_.join();
}

void PairPictures::setReport(const ReportPointer& report)
{
    if (report == report_) return;
    report_ = report;
    patches_.reset();
    cache_.clear();
    ++generation_;
    {
        const std::lock_guard lock(mutex_);
        wanted_.clear();
    }
    reading_.cancel();
    if (!report_) return;
    reading_ = session_.queries().run(
        this,
        [workspace = &session_.workspace(), report](storage::Database& database, StopControl&) {
            const workspace::RunStore store(*workspace, database);
            auto patches = std::make_shared<PatchPictures>();
            for (std::size_t i = 0; i < report->patches.size(); ++i) {
                patches->problems.emplace_back();
                try {
                    patches->images.push_back(workspace::patchOf(store, workspace::EvaluationStore(database), *report, i));
                } catch (const std::exception& error) {
                    patches->problems.back() = errorText(error);
                    patches->images.emplace_back(1, 1); // keeps the others in their places
                }
            }
            return std::shared_ptr<const PatchPictures>(std::move(patches));
        },
        [this](std::shared_ptr<const PatchPictures> patches) {
            patches_ = std::move(patches);
            Q_EMIT patchesRead();
        });
}

quint64 PairPictures::numberOf(const PairKey& key)
{
    return (static_cast<quint64>(key.image) << 16) | (static_cast<quint64>(key.patch) << 2) |
           static_cast<quint64>(key.arm);
}

const PairPicture* PairPictures::find(const PairKey& key)
{
    if (const PairPicture* held = cache_.object(numberOf(key))) return held;
    if (!report_ || !patches_) return nullptr;
    {
        const std::lock_guard lock(mutex_);
        if (inWork_ == key) return nullptr;
        std::erase_if(wanted_, [&](const Job& job) { return job.key == key; });
        wanted_.push_back({key, report_, patches_, generation_});
        if (wanted_.size() > kMostWanted) wanted_.erase(wanted_.begin());
    }
    changed_.notify_one();
    return nullptr;
}

void PairPictures::loop()
{
    lowerThreadPriority(Priority::Background); // trainings and the window go first
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            inWork_.reset();
            changed_.wait(lock, [this] { return ended_ || !wanted_.empty(); });
            if (ended_) return;
            job = std::move(wanted_.back());
            wanted_.pop_back();
            inWork_ = job.key;
        }
        PairPicture picture = renderPair(*job.report, *job.patches, job.key, kSide);
        queue_.post(
            [this, job, picture = std::move(picture)]() mutable { deliver(job, std::move(picture)); });
    }
}

void PairPictures::deliver(const Job& job, PairPicture picture)
{
    if (job.generation != generation_) return;
    const auto cost =
        static_cast<qsizetype>((picture.before.sizeInBytes() + picture.after.sizeInBytes()) / 1024) + 1;
    cache_.insert(numberOf(job.key), new PairPicture(std::move(picture)), cost);
    Q_EMIT ready(job.key.image);
}

} // namespace blindspot::ui
