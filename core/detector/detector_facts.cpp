#include "core/detector/detector_facts.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"
#include "core/detector/network_spec.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr std::int64_t kUsualInputSize = 640;

std::int64_t roundedUp(std::int64_t side, std::int64_t stride)
{
    return std::max<std::int64_t>((side + stride - 1) / stride, 1) * stride;
}

std::vector<std::string> numberedNames(std::int64_t classes)
{
    std::vector<std::string> names;
    for (std::int64_t i = 0; i < classes; ++i)
        names.push_back("class " + std::to_string(i));
    return names;
}

/// What a name such as "yolov8n", "YOLO11s.pt" or "yolov5nu" says; empty where it says nothing.
struct NamedArchitecture {
    std::string family, scale; ///< the family as familyName has it, or as it is written
};

NamedArchitecture namedArchitecture(const std::string& text)
{
    std::string name;
    for (const unsigned char letter : text)
        name += static_cast<char>(std::tolower(letter));
    for (const char* detr : {"rtdetr-", "rt-detr-"})
        if (name.starts_with(detr)) return {"rtdetr", name.substr(std::string_view(detr).size(), 1)};
    for (const char* other : {"rtdetr", "rt-detr", "yolox", "yolo_nas", "yolo-nas"})
        if (name.starts_with(other)) return {other, {}};
    if (!name.starts_with("yolo")) return {};
    std::size_t at = name[4] == 'v' ? 5 : 4;
    const std::size_t begin = at;
    while (at < name.size() && std::isdigit(static_cast<unsigned char>(name[at])))
        ++at;
    const std::string number = name.substr(begin, at - begin);
    if (number.empty()) return {};
    NamedArchitecture named;
    named.family = name.substr(0, at);
    for (const Family family : allFamilies()) // "yolo8", "yolov8", "yolov5nu": the number tells it
        if (const std::string known = familyName(family); known.ends_with(number + (number == "5" ? "u" : "")))
            named.family = known;
    const bool ends = at + 1 >= name.size() || !std::isalpha(static_cast<unsigned char>(name[at + 1])) || name[at + 1] == 'u';
    if (at < name.size() && ends && std::string_view("tnsmblxce").find(name[at]) != std::string_view::npos) named.scale = name[at];
    return named;
}

/// A number of names that is not that of the classes: `many`, or where one of them is one its own text.
Message misfit(Message::Text many, Message::Text oneName, Message::Text oneClass, std::size_t names, std::int64_t classes)
{
    return {names == 1 ? oneName : classes == 1 ? oneClass : many, names, classes};
}

void tellNames(DetectorInfo& info)
{
    std::map<std::string, int> counts;
    for (const std::string& name : info.classNames)
        ++counts[name];
    for (const auto& [name, count] : counts) {
        if (name.empty())
            info.remarks.notes.emplace_back(Message::tr("classes without a name: %1"), count);
        else if (count > 1)
            info.remarks.notes.emplace_back(
                Message::tr("%1 classes are called '%2'; by this name only the first of them is found"),
                count, name);
    }
}

} // namespace

void settleInputSize(DetectorInfo& info, const std::array<std::int64_t, 2>& said, const std::vector<std::int64_t>& strides)
{
    const std::int64_t stride = *std::max_element(strides.begin(), strides.end());
    const auto [height, width] = said;
    const bool usable = height > 0 && width > 0;
    const auto chosen = info.choices.assume.find(assumption::kInputSize);
    std::int64_t side = usable ? std::max(height, width) : kUsualInputSize;
    if (chosen != info.choices.assume.end()) {
        side = static_cast<std::int64_t>(finiteNumber(chosen->second).value_or(kUsualInputSize));
        info.remarks.assumptions.emplace_back(Message::tr("the input is %1 x %1 pixels (as chosen)"),
                                              roundedUp(side, stride));
    } else if (!usable) {
        info.remarks.assumptions.push_back(
            height == 0 && width == 0
                ? Message(Message::tr("the input is %1 x %1 pixels (the file does not say)"), side)
                : Message(Message::tr("the input is %1 x %1 pixels (the file's own size, 'imgsz', is no number of pixels: choose one "
                                      "with --assume input-size=%1)"),
                          side)
                      .inWindow(Message::tr("the input is %1 x %1 pixels (the file's own size is no number of pixels)")));
    }
    if (side > kMaxInputSize)
        throw Error({Message::tr("its input size of %1 pixels is larger than %2"), side, kMaxInputSize},
                    toUtf8(info.file),
                    Message(Message::tr("choose another with --assume input-size=640"))
                        .inWindow(Message::tr("say otherwise: choose another input size")));
    info.inputSize = roundedUp(side, stride);
    if (chosen == info.choices.assume.end() && usable && height != width)
        info.remarks.notes.emplace_back(
            Message::tr("the file's input is %1 x %2 pixels (height x width); ours is square: %3 x %3"),
            height, width, info.inputSize);
    else if (info.inputSize != side)
        info.remarks.notes.emplace_back(
            Message::tr(
                "the input size %1 is rounded up to %2, a multiple of the stride %3, as ultralytics does"),
            side, info.inputSize, stride);
}

void settleHead(DetectorInfo& info, const NetworkSpec& spec)
{
    std::vector<HeadKind> heads;
    if (spec.oneToMany) heads.push_back(HeadKind::OneToMany);
    if (spec.oneToOne) heads.push_back(HeadKind::OneToOne);
    if (spec.decoder) heads.push_back(HeadKind::Queries);
    const HeadKind chosen = headFromName(info.choices.head).value_or(heads.front());
    if (std::find(heads.begin(), heads.end(), chosen) == heads.end())
        throw Error({Message::tr("it has no head %1"), headName(chosen)}, toUtf8(info.file),
                    {Message::tr("its head is %1"), headName(heads.front())});
    info.head = chosen;
    info.network.head = headName(chosen);
    for (const HeadKind head : heads)
        info.network.heads.emplace_back(headName(head));
}

void settleClassNames(DetectorInfo& info, const std::vector<std::string>& said, bool unreadable, std::int64_t classes)
{
    if (unreadable && info.choices.classNames.empty())
        throw Error(Message::tr("its class names ('names') cannot be read: they are not a list of texts, nor texts numbered from 0"),
                    toUtf8(info.file),
                    classes == 1 ? Message(Message::tr("name its one class with --names"))
                                       .inWindow(Message::tr("name its one class with a file of its name"))
                                 : Message(Message::tr("name its %1 classes with --names"), classes)
                                       .inWindow(Message::tr("name its %1 classes with a file of their names")));
    const std::vector<std::string>& given = info.choices.classNames;
    const bool fits = std::cmp_equal(said.size(), classes);
    if (!given.empty() && std::cmp_not_equal(given.size(), classes))
        throw Error(misfit(Message::tr("there are %1 class names for the %2 classes of this detector"),
                           Message::tr("there is one class name for the %2 classes of this detector"),
                           Message::tr("there are %1 class names for the one class of this detector"), given.size(), classes),
                    toUtf8(info.file), Message::tr("name every class, in the order of the training"));
    info.classNames = !given.empty() ? given : fits ? said : numberedNames(classes);
    if (!given.empty()) {
        if (fits && given != said)
            info.remarks.notes.emplace_back(
                Message::tr("the class names are those that were given; the file has others"));
    } else if (!fits) {
        info.remarks.assumptions.push_back(
            said.empty()
                ? Message(
                      Message::tr("the classes are called 'class 0' and so on (the file does not name them)"))
                : misfit(Message::tr("the classes are called 'class 0' and so on (the file has %1 names for %2 "
                                     "classes)"),
                         Message::tr("the classes are called 'class 0' and so on (the file has one name for %2 classes)"),
                         Message::tr("the class is called 'class 0' (the file has %1 names for it)"), said.size(), classes));
    }
    tellNames(info);
}

bool namesAreNumbers(const DetectorInfo& info)
{
    return info.choices.classNames.empty() &&
           info.classNames == numberedNames(static_cast<std::int64_t>(info.classNames.size()));
}

void noteArchitecture(DetectorInfo& info, const std::string& said)
{
    const NamedArchitecture named = namedArchitecture(said);
    if (named.family.empty()) return;
    const bool scales = !named.scale.empty() && info.scale != "custom" && named.scale != info.scale;
    if (named.family == info.architecture && !scales) return;
    info.remarks.notes.emplace_back(
        Message::tr("the file calls itself '%1', but its tensors are those of %2 of the scale %3, which is what is used"), said,
        info.architecture, info.scale);
}

} // namespace blindspot::detector
