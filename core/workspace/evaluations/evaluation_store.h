// The EvaluationStore keeps the evaluations of a workspace: their reports, and a summary for each patch.
#pragma once

#include "core/imaging/image.h"
#include "core/metrics/evaluation_report.h"
#include "core/storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::workspace {

/// A patch's result on the images that the answer is about, without a defence, against the detector that it
/// was trained on, or the first one.
struct PatchSummary {
    std::int64_t patch = 0;
    std::string name; ///< of its run, as that is called now, or of its file
    std::string run;  ///< empty for a file
    std::string detector;
    metrics::ImageGroup group = metrics::ImageGroup::Unknown;
    std::int64_t images = 0;
    metrics::Arm control = metrics::Arm::Grey; ///< that leaves the lowest AP50
    std::optional<double> cleanAp50, controlAp50, patchAp50, attackSuccess;
    metrics::Figure effect; ///< AP50 of the control minus the patch's
    std::optional<metrics::Arm>
        hidingControl{}; ///< that hides most; empty in evaluations from before that was measured
    std::optional<double> cleanNoticed{}, controlNoticed{},
        patchNoticed{};       ///< shares of the objects; empty likewise
    metrics::Figure hidden{}; ///< hidden share of the patch minus the hiding control's; empty likewise

    /// As metrics::Effect has it.
    bool beatsControl() const
    {
        return metrics::Effect{patch, control, effect, {}, hidingControl, hidden}.beatsControl();
    }
};
/// One for each patch of the report.
std::vector<PatchSummary> summariesOf(const metrics::EvaluationReport& report);

struct EvaluationSummary {
    std::string id;
    std::string createdAt; ///< UTC, ISO 8601
    std::string className;
    std::optional<std::string> selection, dataset;
    std::vector<PatchSummary> patches;
};

/// Works through one connection; used by the thread that the connection belongs to.
class EvaluationStore {
  public:
    explicit EvaluationStore(storage::Database& database) : database_(database) {}

    /// Fills in the report's id and time and keeps it, with the pictures of its patches: none, or one for each in its order.
    void add(metrics::EvaluationReport& report, const std::vector<imaging::Image>& patches = {});
    /// A patch as it was evaluated; nothing where an earlier version kept none. Errors: Error when what is kept is damaged.
    std::optional<imaging::Image> patchPicture(const std::string& id, std::int64_t patch) const;
    /// Keeps the picture of a patch, where none is kept yet.
    void keepPatchPicture(const std::string& id, std::int64_t patch, const imaging::Image& picture);
    /// Newest first; a constant number of SQL statements. Those whose report this version cannot read are
    /// among them.
    std::vector<EvaluationSummary> list() const;
    /// Of the patch of a run, newest first.
    std::vector<EvaluationSummary> ofRun(const std::string& run) const;
    /// Errors: Error naming the newest ones when there is no such evaluation; when its report is damaged or
    /// of a newer version, and then it stays as it is.
    metrics::EvaluationReport get(const std::string& id) const;
    /// The same, also of one in the trash.
    metrics::EvaluationReport getAlsoDeleted(const std::string& id) const;
    /// Moves it to the trash; the trash's entry. Errors: Error when there is no such evaluation.
    std::int64_t remove(const std::string& id);
    /// Removes it for good, also one in the trash. Errors: as `remove`.
    void erase(const std::string& id);
    /// So that the evaluations of a run know its name when it is gone.
    void keepRunName(const std::string& run, const std::string& name);
    /// All of a run, those in the trash too, of which the run's patch is not kept as a picture: evaluation and place in its report.
    std::vector<std::pair<std::string, std::int64_t>> withoutPicture(const std::string& run) const;

  private:
    std::vector<EvaluationSummary> query(const std::string& condition, const std::string& value) const;

    storage::Database& database_;
};

} // namespace blindspot::workspace
