// PairPictures make the pictures of an evaluation again as its arms showed them. Small pictures are made when
// they are shown, large ones one by one.
#pragma once

#include "core/imaging/image.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/session.h"
#include "ui/support/ui_queue.h"

#include <QCache>
#include <QImage>
#include <QObject>

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace blindspot::ui {

/// The key of a pair: an image of the report, and the arm and patch that it is compared with.
struct PairKey {
    std::size_t image = 0; ///< index into the report's images
    metrics::Arm arm = metrics::Arm::Patch;
    std::int64_t patch = 0;

    bool operator==(const PairKey&) const = default;
};

struct PairPicture {
    QImage before, after; ///< null where they cannot be made
    QString problem;      ///< why
};

/// The patches of a report, in its order.
struct PatchPictures {
    std::vector<imaging::Image> images;
    std::vector<QString> problems; ///< of those that are gone; empty where there is none
};

/// On any thread. `side`: of the longer side of what is returned, 0 as large as the picture is.
PairPicture renderPair(const metrics::EvaluationReport& report, const PatchPictures& patches,
                       const PairKey& key, int side);

/// The object lives on the window's thread and draws on a thread of low priority.
class PairPictures : public QObject {
    Q_OBJECT

  public:
    static constexpr int kSide = 320; ///< pixels of the screen, of a small picture's longer side

    explicit PairPictures(Session& session, QObject* parent = nullptr);
    ~PairPictures() override;

    /// Null: none. What was drawn for another one is forgotten.
    void setReport(const ReportPointer& report);
    const ReportPointer& report() const { return report_; }
    /// Null until they have been read.
    const std::shared_ptr<const PatchPictures>& patches() const { return patches_; }
    /// From memory; where it is not there it is drawn, those asked for last first.
    const PairPicture* find(const PairKey& key);

  Q_SIGNALS:
    void patchesRead();
    void ready(qulonglong image);

  private:
    struct Job {
        PairKey key;
        ReportPointer report;
        std::shared_ptr<const PatchPictures> patches;
        std::uint64_t generation = 0;
    };

    void loop();
    void deliver(const Job& job, PairPicture picture);
    static quint64 numberOf(const PairKey& key);

    Session& session_;
    UiQueue queue_;
    Ticket reading_;
    ReportPointer report_;
    std::shared_ptr<const PatchPictures> patches_;
    QCache<quint64, PairPicture> cache_; ///< costs in KiB
    std::uint64_t generation_ = 0;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Job> wanted_; ///< the next one last
    std::optional<PairKey> inWork_;
    bool ended_ = false;
    std::thread thread_;
};

} // namespace blindspot::ui
