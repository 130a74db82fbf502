#include "core/evaluation/shared_plan.h"

#include "core/common/utf8.h"
#include "core/ranks/number_row.h"
#include "core/ranks/share.h"

#include <utility>

namespace blindspot::evaluation {

namespace {

using ranks::NumberRow;

// The structured bindings are there so that a new field does not compile until it is sent.

void visit(NumberRow& row, Box& box)
{
    auto& [x1, y1, x2, y2] = box;
    row(x1), row(y1), row(x2), row(y2);
}

void visit(NumberRow& row, InferenceImage& image)
{
    auto& [file, size, places, key, sha256] = image;
    std::string path = toUtf8(file);
    row(path);
    file = std::filesystem::path(std::u8string(path.begin(), path.end()));
    row(size.width), row(size.height);
    row.list(places, [&row](Box& box) { visit(row, box); });
    row(key), row(sha256);
}

void visit(NumberRow& row, patch::PlacementOptions& placement)
{
    auto& [kind, scale, top, left] = placement;
    row(kind), row(scale), row(top), row(left);
}

void visit(NumberRow& row, InferencePatch& patch)
{
    auto& [picture, placement, inputSide, inputFit] = patch;
    row(picture.width), row(picture.height);
    row.list(picture.rgb, [&row](std::uint8_t& one) { row(one); });
    visit(row, placement);
    row(inputSide), row(inputFit);
}

void visit(NumberRow& row, Treatment& treatment)
{
    auto& [arm, patch, seed, variation, camera, distance] = treatment;
    row(arm), row(patch), row(seed);
    auto& [scale, rotation, brightness, blur, relight, bend] = variation;
    row(scale), row(rotation), row(brightness), row(blur), row(relight), row(bend);
    auto& [noise, kelvin, gamma, jpegQuality] = camera;
    row(noise), row(kelvin), row(gamma), row(jpegQuality);
    row(distance);
}

void visit(NumberRow& row, DefenceSpec& spec)
{
    auto& [name, values] = spec;
    row(name);
    row.list(values, [&row](std::pair<std::string, double>& one) { row(one.first), row(one.second); });
}

void visit(NumberRow& row, InferenceOptions& options)
{
    auto& [nms, batch, threads] = options;
    auto& [confidence, iou, maxDetections, maxCandidates, multiLabel] = nms;
    row(confidence), row(iou), row(maxDetections), row(maxCandidates), row(multiLabel);
    row(batch), row(threads);
}

/// All but the detectors.
void visit(NumberRow& row, InferencePlan& plan)
{
    auto& [images, patches, treatments, specs, made, cases, detectors] = plan;
    const auto each = [&row](auto& one) { visit(row, one); };
    row.list(images, each);
    row.list(patches, each);
    row.list(treatments, each);
    row.list(specs, each);
    row.list(cases, [&row](InferenceCase& one) {
        auto& [treatment, defence] = one;
        row(treatment), row(defence);
    });
    if (!row.isReading()) return;
    made.clear();
    made.push_back(nullptr);
    for (const DefenceSpec& spec : specs)
        made.push_back(defences::makeDefence(spec));
    detectors.clear();
}

void visit(NumberRow& row, std::vector<metrics::Detection>& detections)
{
    row.list(detections, [&row](metrics::Detection& one) {
        auto& [box, score] = one;
        auto& [x, y, width, height] = box;
        row(x), row(y), row(width), row(height), row(score);
    });
}

void visit(NumberRow& row, SeenShare& share)
{
    auto& [stopped, seen, outcome] = share;
    row(stopped);
    row.list(seen, [&row](CaseDetections& one) {
        auto& [image, inferenceCase, detector, detections, ofTarget] = one;
        row(image), row(inferenceCase), row(detector);
        visit(row, detections), visit(row, ofTarget);
    });
    auto& [unreadable, oddities, defenceSeconds, networkSeconds, passes] = outcome;
    row.list(unreadable, [&row](std::size_t& one) { row(one); });
    oddities.each([&row](std::int64_t& count, std::string& file) { row(count), row(file); });
    row.list(defenceSeconds, [&row](double& one) { row(one); });
    row(networkSeconds), row(passes);
}

} // namespace

detector::Detector& OpenedDetectors::open(const std::string& path, const std::string& choices)
{
    const auto key = std::pair(path, choices);
    if (const auto found = opened_.find(key); found != opened_.end()) return found->second;
    detector::Detector& opened = opened_.emplace(key, detector::Detector::load(path, detector::choicesFromText(choices, path))).first->second;
    opened.moveTo(device_, detector::Precision::Fp32);
    return opened;
}

void sendPlan(ranks::Ranks& ranks, const InferencePlan& plan, const InferenceOptions& options)
{
    NumberRow row;
    InferencePlan copy;
    copy.images = plan.images, copy.patches = plan.patches, copy.treatments = plan.treatments;
    copy.specs = plan.specs, copy.cases = plan.cases;
    InferenceOptions sent = options;
    visit(row, copy), visit(row, sent);
    ranks::shareNumbers(ranks, row.take());
    ranks::shareNumber(ranks, std::ssize(plan.detectors));
    for (const InferenceDetector& one : plan.detectors) {
        const detector::DetectorInfo& info = one.detector->info();
        ranks::shareFile(ranks, toUtf8(info.file), info.sha256);
        ranks::shareText(ranks, detector::choicesText(info.choices));
        ranks::shareNumber(ranks, one.classIndex);
        ranks::shareNumber(ranks, one.targetIndex);
    }
}

ReceivedPlan receivePlan(ranks::Ranks& ranks, OpenedDetectors& detectors)
{
    ReceivedPlan received;
    NumberRow row(ranks::shareNumbers(ranks, {}));
    visit(row, received.plan), visit(row, received.options);
    for (std::int64_t left = ranks::shareNumber(ranks, 0); left > 0; --left) {
        const std::string path = ranks::shareFile(ranks, "", ""), choices = ranks::shareText(ranks, "");
        const std::int64_t classIndex = ranks::shareNumber(ranks, 0), targetIndex = ranks::shareNumber(ranks, 0);
        received.plan.detectors.push_back({&detectors.open(path, choices), classIndex, targetIndex});
    }
    return received;
}

std::vector<double> numbersOf(SeenShare share)
{
    NumberRow row;
    visit(row, share);
    return row.take();
}

SeenShare shareFrom(std::vector<double> numbers)
{
    NumberRow row(std::move(numbers));
    SeenShare share;
    visit(row, share);
    return share;
}

} // namespace blindspot::evaluation
