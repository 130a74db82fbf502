#include "core/evaluation/detection_match.h"

#include "core/common/class_names.h"
#include "core/metrics/object_match.h"

#include <algorithm>
#include <set>

namespace blindspot::evaluation {

namespace {

using metrics::ObjectMatch;

/// One class of a picture, and which of the lists' entries it is made of.
struct ClassBoxes {
    metrics::ImageBoxes boxes;
    std::vector<std::size_t> annotations, detections;
};

ClassBoxes boxesOf(const std::string& className, const std::vector<dataset::AnnotationRecord>& annotations,
                   const std::vector<std::string>& names, const std::vector<PictureDetection>& detections)
{
    ClassBoxes chosen;
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        if (names[i] != className) continue;
        const dataset::AnnotationRecord& one = annotations[i];
        chosen.boxes.annotations.push_back({metrics::cocoBox(one.box), one.area, one.crowd, one.difficult});
        chosen.annotations.push_back(i);
    }
    for (std::size_t i = 0; i < detections.size(); ++i) {
        if (detections[i].className != className) continue;
        chosen.boxes.detections.push_back({metrics::cocoBox(detections[i].box), detections[i].score});
        chosen.detections.push_back(i);
    }
    return chosen;
}

void addClass(DetectionMatch& match, const ClassBoxes& chosen)
{
    constexpr double kAll = -1; // the detections were chosen by their scores already
    const ObjectMatch objects = metrics::matchObjects(chosen.boxes, kAll);
    const std::vector<bool> noticed = metrics::noticedObjects(chosen.boxes, {.confidence = kAll});
    for (std::size_t i = 0; i < chosen.detections.size(); ++i) {
        if (objects.objectOf[i] >= 0)
            match.found.push_back(
                {chosen.annotations[static_cast<std::size_t>(objects.objectOf[i])], chosen.detections[i]});
        else if (objects.objectOf[i] == ObjectMatch::kIgnored)
            match.ignoredDetections.push_back(chosen.detections[i]);
        else
            match.invented.push_back(chosen.detections[i]);
    }
    for (std::size_t i = 0; i < chosen.annotations.size(); ++i) {
        if (!chosen.boxes.annotations[i].counts())
            match.ignoredAnnotations.push_back(chosen.annotations[i]);
        else if (!objects.found(i))
            (noticed[i] ? match.halfSeen : match.missed).push_back(chosen.annotations[i]);
    }
}

} // namespace

DetectionMatch matchDetections(const std::vector<dataset::AnnotationRecord>& annotations,
                               const std::vector<PictureDetection>& detections,
                               const std::vector<std::string>& knownClasses)
{
    DetectionMatch match;
    const ClassNames known(knownClasses);
    std::vector<std::string> names; // the detector's, of the annotations; empty where it has none
    std::set<std::string> classes;
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        const auto place = known.find(annotations[i].className);
        names.push_back(place ? knownClasses[*place] : std::string());
        if (names.back().empty())
            match.ignoredAnnotations.push_back(i);
        else
            classes.insert(names.back());
    }
    for (const PictureDetection& detection : detections)
        classes.insert(detection.className);
    for (const std::string& className : classes)
        addClass(match, boxesOf(className, annotations, names, detections));
    for (auto* list : {&match.halfSeen, &match.missed, &match.invented, &match.ignoredAnnotations,
                       &match.ignoredDetections})
        std::sort(list->begin(), list->end());
    return match;
}

} // namespace blindspot::evaluation
