#include "core/detector/detector_facts.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/detector/activation.h"
#include "core/detector/network_spec.h"

#include <algorithm>
#include <map>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr std::int64_t kUsualInputSize = 640;

std::int64_t roundedUp(std::int64_t side)
{
    const std::int64_t stride = kStrides.back();
    return std::max<std::int64_t>((side + stride - 1) / stride, 1) * stride;
}

std::vector<std::string> numberedNames(std::int64_t classes)
{
    std::vector<std::string> names;
    for (std::int64_t i = 0; i < classes; ++i)
        names.push_back("class " + std::to_string(i));
    return names;
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

void settleInputSize(DetectorInfo& info, const std::array<std::int64_t, 2>& said)
{
    const auto [height, width] = said;
    const bool usable = height > 0 && width > 0;
    const auto chosen = info.choices.assume.find(assumption::kInputSize);
    std::int64_t side = usable ? std::max(height, width) : kUsualInputSize;
    if (chosen != info.choices.assume.end()) {
        side = static_cast<std::int64_t>(numberFromText(chosen->second).value_or(kUsualInputSize));
        info.remarks.assumptions.emplace_back(Message::tr("the input is %1 x %1 pixels (as chosen)"),
                                              roundedUp(side));
    } else if (!usable) {
        info.remarks.assumptions.push_back(
            height == 0 && width == 0
                ? Message(Message::tr("the input is %1 x %1 pixels (the file does not say)"), side)
                : Message(
                      Message::tr("the input is %1 x %1 pixels (the file's own size is no number of pixels)"),
                      side));
    }
    if (side > kMaxInputSize)
        throw Error({Message::tr("its input size of %1 pixels is larger than %2"), side, kMaxInputSize},
                    toUtf8(info.file),
                    Message(Message::tr("choose another with --assume input-size=640"))
                        .inWindow(Message::tr("say otherwise: choose another input size")));
    info.inputSize = roundedUp(side);
    if (chosen == info.choices.assume.end() && usable && height != width)
        info.remarks.notes.emplace_back(
            Message::tr("the file's input is %1 x %2 pixels (height x width); ours is square: %3 x %3"),
            height, width, info.inputSize);
    else if (info.inputSize != side)
        info.remarks.notes.emplace_back(
            Message::tr(
                "the input size %1 is rounded up to %2, a multiple of the stride %3, as ultralytics does"),
            side, info.inputSize, kStrides.back());
}

void settleClassNames(DetectorInfo& info, const std::vector<std::string>& said, std::int64_t classes)
{
    const std::vector<std::string>& given = info.choices.classNames;
    const bool fits = std::cmp_equal(said.size(), classes);
    if (!given.empty() && std::cmp_not_equal(given.size(), classes))
        throw Error({Message::tr("there are %1 class names for the %2 classes of this detector"),
                     given.size(), classes},
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
                : Message(
                      Message::tr("the classes are called 'class 0' and so on (the file has %1 names for %2 "
                                  "classes)"),
                      said.size(), classes));
    }
    tellNames(info);
}

} // namespace blindspot::detector
