#include "core/workspace/evaluations/evaluation_subject.h"

#include "core/common/class_names.h"
#include "core/common/error.h"
#include "core/workspace/evaluations/image_origin.h"

#include <algorithm>

namespace blindspot::workspace {

namespace {

/// The classes that all detectors have: a class of which one knows nothing would be missed by it in any case.
class KnownClasses {
  public:
    explicit KnownClasses(const std::list<OpenedDetector>& detectors)
    {
        for (const OpenedDetector& opened : detectors)
            names_.emplace_back(opened.detector.info().classNames);
    }
    bool contains(const std::string& name) const
    {
        return std::all_of(names_.begin(), names_.end(), [&name](const ClassNames& names) { return names.find(name).has_value(); });
    }

  private:
    std::vector<ClassNames> names_;
};

/// The objects of the class, or of every class, those of the target class, and where patches on objects lie: on no object of a
/// class that is to be created.
void addAnnotations(const dataset::ImageRecord& record, const std::string& className, const EvaluatedAim& aim,
                    const KnownClasses& known, evaluation::EvaluationImage& image)
{
    std::vector<metrics::Annotation> covered;
    for (const dataset::AnnotationRecord& one : record.annotations) {
        const metrics::Annotation annotation{metrics::cocoBox(one.box), one.area, one.crowd, one.difficult};
        const bool ofTarget = !aim.target.empty() && sameClass(one.className, aim.target);
        if (ofTarget) image.ofTarget.push_back(annotation);
        if (className.empty() ? !known.contains(one.className) : !sameClass(one.className, className)) continue;
        image.annotations.push_back(annotation);
        if (!(ofTarget && aim.aim == metrics::Aim::Create)) covered.push_back(annotation);
    }
    image.inference = {record.path, {record.width, record.height}, evaluation::placesOf(covered), 0};
}

} // namespace

std::vector<evaluation::EvaluationImage> imagesOf(const std::vector<dataset::ImageRecord>& records,
                                                  const std::vector<dataset::ImageIdentity>& identities,
                                                  const std::string& className, bool nearDuplicatesHeldOut,
                                                  const EvaluatedAim& aim, const std::list<OpenedDetector>& detectors,
                                                  const std::vector<EvaluatedPatch>& patches)
{
    const KnownClasses known(detectors);
    std::vector<const dataset::KnownImages*> trained;
    for (const EvaluatedPatch& patch : patches)
        trained.push_back(&patch.trainedOn);
    std::vector<evaluation::EvaluationImage> images;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const dataset::ImageRecord& record = records[i];
        evaluation::EvaluationImage image;
        image.id = record.id;
        addAnnotations(record, className, aim, known, image);
        image.inference.key = images.size();
        image.sha256 = image.inference.sha256 = identities[i].sha256;
        image.boxes = identities[i].boxes;
        const ImageOrigin origin = originOf(identities[i], trained, nearDuplicatesHeldOut);
        image.group = origin.group;
        image.nearDuplicateOf = origin.nearDuplicateOf;
        images.push_back(std::move(image));
    }
    return images;
}

void settlePlacements(std::vector<EvaluatedPatch>& patches, const std::optional<std::string>& wanted,
                      InputShape input)
{
    for (EvaluatedPatch& patch : patches) {
        if (wanted) patch.patch.inference.placement = patch::parsePlacement(*wanted);
        const patch::PlacementOptions& placement = patch.patch.inference.placement;
        if (placement.kind == patch::PlacementKind::Object && !patch::PlacementOptions::kScales.holds(placement.scale))
            throw Error(Message::tr("the scale is out of range"), "--placement",
                        Message(Message::tr("use object:SCALE with a scale in (0, 4]"))
                            .inWindow(Message::tr("use a scale above 0 and up to 4")));
        if (patch.patch.inference.inputSide == 0) {
            patch.patch.inference.inputSide = input.side;
            patch.patch.inference.inputFit = input.fit;
        }
        patch.patch.facts.placement = patch::placementText(placement);
        patch.patch.facts.inputSide = patch.patch.inference.inputSide;
        patch.patch.facts.inputStretched = patch.patch.inference.inputFit == InputFit::Stretch;
    }
}

} // namespace blindspot::workspace
