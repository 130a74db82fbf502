// Functions that give the texts of the guided demonstration in the language of the window.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "ui/guide/guide_story.h"

#include <QString>

#include <cstdint>

namespace blindspot::ui {

struct GuideNumbers {
    std::int64_t scenes = 0;
    std::int64_t iterations = 0, images = 0; ///< of the training that is proposed
};

/// "Browse".
QString stepName(GuideStep step);
/// "Start training"; empty where there is nothing to do.
QString actText(const GuideStory& story);
/// What there is to see or to do now: a sentence or two.
QString guideText(const GuideStory& story, const GuideNumbers& numbers);

/// `hardened`: the name of the hardened detector; empty: none.
GuideEvaluation retold(const metrics::EvaluationReport& report, const QString& hardened);

} // namespace blindspot::ui
