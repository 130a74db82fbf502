#include "core/workspace/evaluations/hidden_counts.h"

#include "core/metrics/notice.h"

namespace blindspot::workspace {

std::vector<metrics::HiddenCount> hiddenIn(const metrics::EvaluationReport& report, metrics::Arm arm, std::int64_t patch,
                                           std::optional<metrics::ImageGroup> group)
{
    const metrics::NoticeRule rule{report.confidence, report.noticeOverlap};
    std::vector<metrics::HiddenCount> counts;
    for (const metrics::ImageFindings& image : report.images) {
        if (group && image.group != *group) continue;
        const metrics::ArmDetections* const clean = image.find(0, 0, metrics::Arm::Clean);
        const metrics::ArmDetections* const here = image.find(0, 0, arm, patch);
        const std::vector<bool> before = metrics::noticedObjects({image.annotations, clean->detections}, rule);
        const std::vector<bool> after = metrics::noticedObjects({image.annotations, here->detections}, rule);
        metrics::HiddenCount& count = counts.emplace_back();
        for (std::size_t i = 0; i < image.annotations.size(); ++i) {
            if (!image.annotations[i].counts() || !before[i]) continue;
            count.noticedClean += 1;
            count.hidden += after[i] ? 0 : 1;
        }
    }
    return counts;
}

} // namespace blindspot::workspace
