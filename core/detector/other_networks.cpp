#include "core/detector/other_networks.h"

#include "core/detector/state_dict.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace blindspot::detector {

namespace {

constexpr Message::Text kSegmentation = Message::tr("an instance segmentation network");
constexpr Message::Text kSemantic = Message::tr("a semantic segmentation network");
constexpr Message::Text kPose = Message::tr("a pose estimation network");
constexpr Message::Text kOriented = Message::tr("a detector of oriented boxes (OBB)");
constexpr Message::Text kClassification = Message::tr("a classification network");
constexpr Message::Text kWorld = Message::tr("a detector of free text classes (YOLO-World or YOLOE)");

/// Classes of modules, by the beginning of their names, that only such a network has. The first that is found
/// decides.
struct KnownClass {
    std::string_view name;
    Message what;
};

const std::vector<KnownClass>& knownClasses()
{
    static const std::vector<KnownClass> all = {
        {"YOLOE", kWorld},
        {"WorldDetect", kWorld},
        {"C2fAttn", kWorld},
        {"SemanticSegment", kSemantic},
        {"Segment", kSegmentation},
        {"Pose", kPose},
        {"OBB", kOriented},
        {"Classify", kClassification},
        {"NASDetectionModel", Message::verbatim("YOLO-NAS")},
        {"YOLOX", Message::verbatim("YOLOX")},
    };
    return all;
}

Message byTask(const std::string& task)
{
    if (task == "segment") return kSegmentation;
    if (task == "semantic") return kSemantic;
    if (task == "pose") return kPose;
    if (task == "obb") return kOriented;
    if (task == "classify") return kClassification;
    return {};
}

/// By the ending that ultralytics gives to names of other tasks: "yolov8n-seg", "yolo11s-pose.pt".
Message byArchitecture(std::string_view name)
{
    struct Ending {
        std::string_view text, task;
    };
    for (const Ending& ending : {Ending{"-seg", "segment"}, Ending{"-sem", "semantic"}, Ending{"-pose", "pose"}, Ending{"-obb", "obb"},
                                 Ending{"-cls", "classify"}}) {
        const std::size_t at = name.rfind(ending.text);
        const std::size_t end = at == std::string_view::npos ? at : at + ending.text.size();
        if (at != std::string_view::npos && (end == name.size() || name[end] == '.' || name[end] == '-'))
            return byTask(std::string(ending.task));
    }
    return {};
}

Message byClasses(const GraphFacts& facts)
{
    for (const KnownClass& known : knownClasses())
        for (const auto& [path, fact] : facts.modules)
            if (fact.name.starts_with(known.name)) return known.what;
    for (const auto& [path, fact] : facts.modules)
        if (fact.name == "Detect" && (fact.library.starts_with("models.") || fact.values.contains("na")))
            return Message::verbatim("YOLOv5 (with anchor boxes)");
    return {};
}

/// Looks names of tensors up.
class Names {
  public:
    explicit Names(const StateDict& weights) : weights_(weights)
    {
        for (const auto& [name, tensor] : weights.tensors) {
            int number = 0;
            const std::string_view rest =
                std::string_view(name).substr(std::min<std::size_t>(name.size(), 6));
            if (!name.starts_with("model.")) continue;
            if (std::from_chars(rest.data(), rest.data() + rest.size(), number).ec == std::errc())
                last_ = std::max(last_, number);
        }
    }

    int last() const { return last_; } ///< number of the last layer; -1 where layers have no numbers
    std::string head() const { return "model." + std::to_string(last_) + "."; }

    bool begins(const std::string& prefix) const
    {
        const auto found = weights_.tensors.lower_bound(prefix);
        return found != weights_.tensors.end() && found->first.starts_with(prefix);
    }
    bool contains(std::string_view part) const
    {
        return std::any_of(weights_.tensors.begin(), weights_.tensors.end(),
                           [part](const auto& item) { return item.first.find(part) != std::string::npos; });
    }
    /// The first size of a tensor; 0 where there is none.
    std::int64_t size(const std::string& name) const
    {
        const auto found = weights_.tensors.find(name);
        return found == weights_.tensors.end() || found->second.dim() == 0 ? 0 : found->second.size(0);
    }

  private:
    const StateDict& weights_;
    int last_ = -1;
};

Message byTask(const Names& names)
{
    const std::string head = names.head();
    if (names.begins(head + "savpe.") || names.begins(head + "reprta.") ||
        names.begins(head + "cv4.0.logit_scale") || names.contains(".cv4.0.norm."))
        return kWorld;
    if (names.begins(head + "proto.")) return kSegmentation;
    if (names.begins(head + "linear.")) return kClassification;
    if (!names.begins(head + "cv4.0.") && !names.begins(head + "one2one_cv4.0.")) return {};
    const std::int64_t last = names.size(head + "cv4.0.2.weight");
    return last == 1 ? Message(kOriented) : Message(kPose);
}

Message byFamily(const Names& names)
{
    const std::string head = names.head();
    if ((names.contains("enc_score_head.") || names.contains("denoising_class_embed.")) &&
        !names.begins(head + "enc_score_head."))
        return Message::tr("RT-DETR as its authors published it (lyuwenyu/RT-DETR), which names its tensors otherwise than ultralytics");
    if (names.contains("backbone.0.encoder.") || names.contains("transformer.decoder.layers."))
        return Message::verbatim("DETR (or RF-DETR)");
    if (names.contains("head.cls_preds.")) return Message::verbatim("YOLOX");
    if (names.contains("roi_heads.")) return Message::verbatim("Faster R-CNN");
    if (names.contains("head.classification_head.")) return Message::verbatim("RetinaNet");
    if (names.contains(".attn.qk."))
        return Message::tr("YOLOv12 as its authors published it (sunsmarterjie/yolov12), another network than ultralytics' YOLO12");
    if (names.begins(head + "m.0.weight") || names.begins(head + "anchor"))
        return Message::verbatim("YOLOv5 (with anchor boxes)");
    return {};
}

} // namespace

Message otherNetwork(const StateDict& weights)
{
    Message what = byTask(weights.graph.task);
    if (what.empty()) what = byArchitecture(weights.graph.architecture);
    if (what.empty()) what = byClasses(weights.graph);
    const Names names(weights);
    if (what.empty()) what = byTask(names);
    if (what.empty()) what = byFamily(names);
    return what;
}

} // namespace blindspot::detector
