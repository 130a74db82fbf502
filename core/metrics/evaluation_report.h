// An EvaluationReport holds the results of an evaluation as plain values, for the command line, the window,
// the report's files and the workspace.
//
// Definitions, the same everywhere they are shown (all at one class):
//   AP, AP50        COCO's average precision as pycocotools computes it: IoU 0.50 to 0.95, and 0.50; 101
//                   points, at most 100 detections an image, above score 0.001
//   noticed         an object that a detection above the confidence touches: the detection's centre lies in its box,
//                   or they overlap by IoU 0.1 (notice.h); one detection may touch several objects
//   noticed share   noticed / objects
//   hidden          noticed on the clean image and not in this arm, under the same detector and defence
//   hidden share    hidden / noticed on the clean image
//   found           an object that a detection above the confidence overlaps by IoU 0.5 (greedy, best first)
//   recall          found / objects
//   lost            found on the clean image and not in this arm, under the same detector and defence
//   attack success  lost / found on the clean image
//   invented        detections above the confidence that overlap no object, crowd or difficult one by IoU 0.5
//                   ("on objects" where they touch one that counts, else "elsewhere")
//   random          the mean of several drawings of the noise
//   effect          what the patch does beyond the strongest control: for what is hidden the control that hides the
//                   most, for the AP50 the one that leaves the lowest
//   aim             what the patch is for; with create and misclassify its figures are about the target class T:
//                   a false box of T is a detection of T above the confidence that touches no object of T;
//                   create: places of the patch that touch no object of T, and the share of them that a false box touches;
//                   misclassify: objects noticed on the clean image, and the share of them that are not noticed as their
//                   class any more and that a false box touches; vanish: as hidden, of every class, whichever class a box has
//   interval        95 %, percentile bootstrap over images; strongest control chosen anew in every drawing
#pragma once

#include "core/metrics/aim.h"
#include "core/metrics/arm.h"
#include "core/metrics/boxes.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::metrics {

struct Interval {
    double low = 0, high = 0;

    bool operator==(const Interval&) const = default;
};

struct Figure {
    std::optional<double> value; ///< empty where it is not defined: nothing was found on the clean images
    std::optional<Interval> interval;

    bool operator==(const Figure&) const = default;
};

/// Counts are means over the drawings in the random arm, hence no whole numbers.
struct SizeFigures {
    std::int64_t objects = 0;
    double foundClean = 0; ///< of the objects, on the clean images
    double found = 0;
    double lost = 0;
    double invented = 0; ///< by the size of the detection

    bool operator==(const SizeFigures&) const = default;
};

/// The objects of one class of size by kInputSizeBounds.
struct InputSizeFigures {
    std::int64_t objects = 0;
    double noticedClean = 0; ///< of the objects, on the clean image
    double noticed = 0;
    double hidden = 0;
    double found = 0;

    bool operator==(const InputSizeFigures&) const = default;
};

/// How far an arm reaches an aim other than Hide. Counts are means over the drawings in the random arm.
struct AimFigures {
    double cases = 0;     ///< what could be: objects noticed on the clean image, or places of the patch
    double successes = 0; ///< what is
    double seen = 0;      ///< cases that a false box touches, whatever else does; vanish: 0
    double falseBoxesPerImage = 0;
    Figure success;   ///< successes / cases
    Figure seenShare; ///< seen / cases; empty with vanish

    bool operator==(const AimFigures&) const = default;
};

/// One arm under one detector and one defence, on one group of images.
struct ArmFigures {
    Arm arm = Arm::Clean;
    std::int64_t patch = -1; ///< index into EvaluationReport::patches, for the controls the patch whose
                             ///< places they cover; -1: clean
    Figure ap, ap50, recall, attackSuccess;
    Figure noticedShare, hiddenShare; ///< empty in reports from before there were these
    std::int64_t objects = 0;
    double found = 0, lost = 0, invented = 0;
    /// Not numbers in reports from before there were these.
    double noticed = 0, noticedClean = 0, hidden = 0, inventedOnObjects = 0, boxesPerImage = 0;
    std::array<SizeFigures, 3> sizes;           ///< by ObjectSize
    std::vector<InputSizeFigures> inputSizes{}; ///< kInputSizes of them; none in reports from before there were these
    std::vector<double> precision;     ///< at recall 0, 0.01 ... 1 and IoU 0.5
    std::vector<double> ap50OfSeeds{}; ///< of the random arm
    std::optional<AimFigures> aim{};   ///< empty where the aim is to hide

    bool operator==(const ArmFigures&) const = default;
};

/// The effect of a patch beyond its strongest control.
struct Effect {
    std::int64_t patch = 0;
    Arm control = Arm::Grey; ///< that leaves the lowest AP50
    Figure ap50;          ///< AP50 of the control minus AP50 of the patch
    Figure attackSuccess; ///< attack success of the patch minus the control's
    std::optional<Arm> hidingControl; ///< that hides the most; empty in reports from before there was this
    Figure hidden;                    ///< hidden share of the patch minus the hiding control's; empty likewise
    std::optional<Arm> aimControl{}; ///< that comes nearest to an aim other than Hide
    Figure aim{};                    ///< success of the patch minus that control's; empty where the aim is to hide

    /// The interval of what it reaches of its aim lies above 0; where the aim is to hide, that of what it hides: it hides
    /// objects that a plain square would not. In reports from before that was measured, the interval of the AP50.
    bool beatsControl() const
    {
        const Figure& measured = aimControl ? aim : hidden.value ? hidden : ap50;
        return measured.interval && measured.interval->low > 0;
    }

    bool operator==(const Effect&) const = default;
};

/// One detector under one defence.
struct Condition {
    std::int64_t detector = 0;    ///< index into EvaluationReport::detectors
    std::int64_t defence = 0;     ///< index into EvaluationReport::defences; 0 is none
    std::vector<ArmFigures> arms; ///< clean; then for each patch grey, random, patch
    std::vector<Effect> effects;  ///< for each patch
    Figure cleanCost;             ///< AP50 of the clean images without the defence minus with it; 0 for none
    /// For each patch: its AP50 with the defence minus without it; of one that knows the defence (PatchFacts::knowingOf), minus
    /// that of the patch that does not, without it. Empty where it is not shown under this defence.
    std::vector<Figure> regained;
    Figure cleanCostNoticed;      ///< noticed share of the clean images without the defence minus with it
    std::vector<Figure> regainedNoticed; ///< the same of the noticed share

    /// Null where there is none. `patch` says nothing for the clean arm.
    const ArmFigures* find(Arm arm, std::int64_t patch = 0) const;

    bool operator==(const Condition&) const = default;
};

/// A group of images, by their content: those that the patch was not trained on, those that it was, those not known, and those
/// that show nearly the same as a training image (the photograph encoded anew, resized, recoloured or mirrored).
enum class ImageGroup { HeldOut, Training, Unknown, NearDuplicate };

inline constexpr std::array kImageGroups = {ImageGroup::HeldOut, ImageGroup::Training, ImageGroup::Unknown,
                                            ImageGroup::NearDuplicate};

/// "held_out", "training", "unknown", "near_duplicate".
std::string_view name(ImageGroup group);
/// Errors: Error for another text.
ImageGroup parseImageGroup(std::string_view text);

struct GroupResult {
    ImageGroup group = ImageGroup::Unknown;
    std::int64_t images = 0;
    std::int64_t objects = 0;          ///< of the class, that count
    std::vector<Condition> conditions; ///< detectors x defences, a detector's defences together

    const Condition* find(std::int64_t detector, std::int64_t defence) const;

    bool operator==(const GroupResult&) const = default;
};

/// Of the patch, then of the distance, then of the whole picture as a camera takes it.
enum class SweepKind { Scale, Rotation, Brightness, Blur, Distance, Relight, Bend, Noise, WhiteBalance, Gamma, Jpeg };
inline constexpr std::array kSweepKinds = {
    SweepKind::Scale, SweepKind::Rotation, SweepKind::Brightness,   SweepKind::Blur,  SweepKind::Relight, SweepKind::Bend,
    SweepKind::Distance, SweepKind::Noise, SweepKind::WhiteBalance, SweepKind::Gamma, SweepKind::Jpeg};
/// "scale", "rotation", "white-balance".
std::string_view name(SweepKind kind);
/// Errors: Error naming `where` and the kinds there are.
SweepKind parseSweepKind(std::string_view text, const Place& where);
/// What the values mean, in English: "side of the patch, times its trained size".
std::string_view unitOf(SweepKind kind);

struct SweepPoint {
    double value = 0;
    std::vector<ArmFigures> arms; ///< clean, grey, random, patch
    Effect effect;

    bool operator==(const SweepPoint&) const = default;
};

/// One patch against one detector without a defence, on the images of the first group, with one thing changed
/// step by step.
struct Sweep {
    SweepKind kind = SweepKind::Scale;
    std::int64_t detector = 0;
    std::int64_t patch = 0;
    std::vector<SweepPoint> points; ///< in the order of their values

    bool operator==(const Sweep&) const = default;
};

struct DetectorFacts {
    std::string name, architecture, scale, sha256, file;
    std::int64_t parameters = 0;
    std::int64_t inputSize = 0;
    std::int64_t imagesTrainedOn = 0; ///< of the evaluation's, as far as the workspace knows of its training
    /// Sentences: what its file does not say and was taken instead, what its network computes that is not as published, and
    /// what else there is to know of its input and classes.
    std::vector<std::string> assumptions{}, differences{}, notes{};
    std::string choices{}; ///< what it was opened with, as the workspace keeps it; empty: nothing was chosen
    std::string head{};    ///< by which it was examined, "one2many" or "one2one"; empty for detectors that have one head

    bool operator==(const DetectorFacts&) const = default;
};

/// A detector that a patch was trained against.
struct TrainingDetector {
    std::string name;
    std::string sha256; ///< of its weights

    bool operator==(const TrainingDetector&) const = default;
};

struct PatchFacts {
    std::string name;
    std::string run;             ///< its id; empty for a file
    std::string trainedOn;       ///< name of the detector; empty where not known
    std::string trainedOnSha256; ///< of that detector's weights; empty where not known
    std::string recipe;          ///< empty where not known
    std::string through{};       ///< the defence that it was trained to get past, as DefenceFacts::text; empty: none
    /// The patch that this one is another training of, through a defence of the report: it is shown under that defence and
    /// under none. -1: there is none, and it is shown under all.
    std::int64_t knowingOf = -1;
    std::string placement;       ///< as the command line writes it
    std::int64_t inputSide =
        0; ///< of the network input whose pixels a fixed placement and the patch's size are in
    std::int64_t width = 0, height = 0; ///< pixels
    std::string sha256;                 ///< of its pixels: 8-bit RGB, rows from the top
    std::string file;
    std::vector<TrainingDetector> trainedOnOthers{}; ///< where it was trained against several: those after the first
    bool inputStretched = false; ///< that input shows the picture stretched to its square, not letterboxed

    bool operator==(const PatchFacts&) const = default;
};

struct DefenceFacts {
    std::string name;           ///< "none", "jpeg" ...
    std::string text;           ///< with its parameters, as the command line takes it: "jpeg:quality=75"
    double secondsPerImage = 0; ///< of one thread

    bool operator==(const DefenceFacts&) const = default;
};

/// The detections of one detector in one arm of one image, of the class and above the confidence.
struct ArmDetections {
    std::int64_t detector = 0, defence = 0;
    Arm arm = Arm::Clean;
    std::int64_t patch = -1; ///< as in ArmFigures; of the random arm the first drawing
    std::vector<Detection> detections;

    bool operator==(const ArmDetections&) const = default;
};

struct ImageFindings {
    std::int64_t id = 0; ///< in the index
    std::string file;
    std::int64_t width = 0, height = 0;
    ImageGroup group = ImageGroup::Unknown;
    std::int64_t order = 0; ///< its place in the selection: with the seed it determines the noise
    std::vector<Annotation> annotations; ///< of the class
    std::vector<ArmDetections> arms;
    std::string sha256;          ///< of the file; empty where not known
    std::string boxes;           ///< digest of all its annotations; empty where not known
    std::string nearDuplicateOf; ///< the file of the training image that it nearly equals; empty where there is none

    const ArmDetections* find(std::int64_t detector, std::int64_t defence, Arm arm,
                              std::int64_t patch = 0) const;

    bool operator==(const ImageFindings&) const = default;
};

struct Timing {
    double seconds = 0;        ///< from the first image read to the last figure
    double networkSeconds = 0; ///< of these the network's forward passes
    double defenceSeconds = 0; ///< spent in defences by all threads together
    std::int64_t passes = 0;   ///< network inputs that went forward
    std::string device;
    std::string deviceName;

    bool operator==(const Timing&) const = default;
};

struct EvaluationReport {
    std::string id;        ///< such as "20261122-104501-3fa2"; empty before it is stored
    std::string createdAt; ///< UTC, ISO 8601
    std::string version;   ///< of the program
    std::string className; ///< empty: every class that the detectors have
    Aim aim = Aim::Hide;
    std::string target; ///< the class that is to be seen; empty where the aim has none
    std::optional<std::string> selection, dataset; ///< where the images came from
    std::optional<std::int64_t> firstImages;       ///< only the first so many of them
    std::int64_t unreadable = 0;                   ///< images that could not be read and were left out
    bool nearDuplicatesHeldOut = false; ///< near-duplicates of training images count as held out, as was asked for
    std::string
        imagesSha256; ///< of the images' files, in order: another lab can tell whether it has the same
    double confidence = 0.25; ///< not a number where it is not known, as any number with a fraction
    double nmsIou = 0.7;      ///< of the non-maximum suppression
    double noticeOverlap = 0.1; ///< NoticeRule's; not a number in reports from before there was this
    std::int64_t randomSeeds = 0, bootstrapDrawings = 0;
    std::uint64_t seed = 0;
    std::vector<DetectorFacts> detectors;
    std::vector<PatchFacts> patches;
    std::vector<DefenceFacts> defences; ///< the first one is "none"
    std::vector<GroupResult> groups;    ///< the first one is what the answer is about
    std::vector<Sweep> sweeps;
    std::vector<ImageFindings> images;
    std::vector<std::pair<std::string, std::string>> libraries; ///< name, version
    std::vector<std::string> warnings;
    Timing timing;

    bool operator==(const EvaluationReport&) const = default;
};

} // namespace blindspot::metrics
