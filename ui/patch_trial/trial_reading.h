// What the detections in a picture mean with a patch on it: which objects are noticed, and what becomes of
// the one under the patch.
#pragma once

#include "core/dataset/image_record.h"
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/laid_patch.h"
#include "core/metrics/object_marks.h"

#include <optional>
#include <string>
#include <vector>

namespace blindspot::ui {

/// The objects of the class that count in a picture.
struct TrialObjects {
    std::vector<metrics::Annotation> objects;
    bool annotated = false; ///< else they are what the detector finds without any patch

    /// Those that a placement covers: all but crowds and difficult ones.
    std::vector<Box> places() const;
};

/// `className`: the detector's spelling; empty: every class. Where the picture has no annotation of it, what
/// the detector finds above the rule's confidence without any patch takes the place of the annotations.
TrialObjects trialObjects(const std::vector<dataset::AnnotationRecord>& annotations,
                          const std::vector<evaluation::PictureDetection>& clean,
                          const std::string& className, const metrics::NoticeRule& rule);

/// Of the class; empty: all.
std::vector<metrics::Detection> detectionsOfClass(const std::vector<evaluation::PictureDetection>& detections,
                                                  const std::string& className);

struct TrialReading {
    std::vector<metrics::Mark> marks;
    metrics::MarkCounts counts;
    std::optional<double> score; ///< of the best box that overlaps the object under the patch by IoU 0.5; 0:
                                 ///< there is no such box
    int targets = 0;             ///< boxes of the target class above the confidence
};

/// `object`: the place of the one under the patch; nothing where there is none. `target`: empty where the
/// patch has none.
TrialReading readTrial(const TrialObjects& objects,
                       const std::vector<evaluation::PictureDetection>& detections,
                       const std::vector<evaluation::PictureDetection>& clean, const std::string& className,
                       const std::string& target, std::optional<std::size_t> object,
                       const metrics::NoticeRule& rule);

/// The object that the patch covers most of; nothing where it touches none.
std::optional<std::size_t> objectUnder(const TrialObjects& objects, const evaluation::LaidPatch& place);
/// The smallest object at a point of the picture.
std::optional<std::size_t> objectAt(const TrialObjects& objects, double x, double y);
/// The largest one that counts.
std::optional<std::size_t> largestObject(const TrialObjects& objects);

} // namespace blindspot::ui
