#include "core/evaluation/inference_inputs.h"

#include "core/common/stopwatch.h"
#include "core/dataset/image_loader.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <cstring>
#include <mutex>

namespace blindspot::evaluation {

ToOriginal ToOriginal::then(double outerScale, double outerLeft, double outerTop) const
{
    return {scale * outerScale, left * outerScale + outerLeft, top * outerScale + outerTop};
}

Box ToOriginal::toOriginal(const Box& box) const
{
    return {(box.x1 - left) / scale, (box.y1 - top) / scale, (box.x2 - left) / scale, (box.y2 - top) / scale};
}

InputMaker::InputMaker(const InferencePlan& plan, std::size_t batch)
    : plan_(plan), batch_(batch), seconds_(plan.defences.size(), 0), pictures_(plan.defences.size(), 0)
{
}

InputMaker::Defended InputMaker::defend(const imaging::Image& treated, const InferenceCase& inferenceCase,
                                        std::size_t image)
{
    Defended defended;
    const Treatment& treatment = plan_.treatments[inferenceCase.treatment];
    const defences::Defence* defence = plan_.defences[inferenceCase.defence].get();
    imaging::Image moved;
    if (treatment.distance > 1) {
        defences::Filtered away = moveAway(treated, treatment.distance);
        defended.back = {away.scale, away.left, away.top};
        moved = std::move(away.image);
    }
    const imaging::Image& shown = treatment.distance > 1 ? moved : treated;
    if (!defence) {
        defended.picture = shown;
        return defended;
    }
    const Stopwatch watch;
    defences::Filtered filtered = defence->apply(shown, plan_.images[image].key);
    const double spent = watch.seconds();
    defended.back = defended.back.then(filtered.scale, filtered.left, filtered.top);
    defended.picture = std::move(filtered.image);
    const std::scoped_lock lock(mutex_);
    seconds_[inferenceCase.defence] += spent;
    ++pictures_[inferenceCase.defence];
    return defended;
}

InputBatch InputMaker::emptyBatch(std::size_t image, std::size_t inputs) const
{
    InputBatch batch;
    batch.image = image;
    for (const InferenceDetector& detector : plan_.detectors) {
        const InputShape shape = detector.detector->info().input();
        InputBatch::Pixels& pixels = batch.byShape[shape];
        if (pixels.pixels.defined()) continue;
        pixels.place = imaging::placeInInput(plan_.images[image].size, shape);
        pixels.pixels = at::empty({static_cast<std::int64_t>(inputs), shape.side, shape.side, 3}, at::kByte);
    }
    return batch;
}

void InputMaker::put(InputBatch& batch, std::size_t index, const Defended& defended) const
{
    for (auto& [shape, pixels] : batch.byShape) {
        const imaging::Image input = imaging::fitToInput(defended.picture, shape).image;
        std::memcpy(pixels.pixels.data_ptr<std::uint8_t>() + batch.inputs.size() * input.rgb.size(),
                    input.rgb.data(), input.rgb.size());
    }
    batch.inputs.push_back({index, defended.back});
}

void InputMaker::make(std::size_t image, const std::function<bool(InputBatch)>& take)
{
    const InferenceImage& subject = plan_.images[image];
    const imaging::DecodedPicture decoded = dataset::readDecodedPicture(subject.file, subject.size);
    const imaging::Image& picture = decoded.image;
    {
        const std::scoped_lock lock(mutex_);
        oddities_.add(decoded, subject.file);
    }
    std::optional<std::size_t> treatedAs;
    imaging::Image treated;
    for (std::size_t first = 0; first < plan_.cases.size(); first += batch_) {
        const std::size_t end = std::min(first + batch_, plan_.cases.size());
        InputBatch batch = emptyBatch(image, end - first);
        for (std::size_t i = first; i < end; ++i) {
            const InferenceCase& inferenceCase = plan_.cases[i];
            if (treatedAs != inferenceCase.treatment) {
                Treatment near = plan_.treatments[inferenceCase.treatment];
                near.distance = 1; // `defend` moves it away, because it has to know the way back
                treated = applyTreatment(picture, subject, plan_.patches, near);
                treatedAs = inferenceCase.treatment;
            }
            put(batch, i, defend(treated, inferenceCase, image));
        }
        if (!take(std::move(batch))) return;
    }
}

std::vector<double> InputMaker::defenceSeconds() const
{
    const std::scoped_lock lock(mutex_);
    std::vector<double> means;
    for (std::size_t i = 0; i < seconds_.size(); ++i)
        means.push_back(pictures_[i] > 0 ? seconds_[i] / static_cast<double>(pictures_[i]) : 0);
    return means;
}

imaging::OddityTally InputMaker::oddities() const
{
    const std::scoped_lock lock(mutex_);
    return oddities_;
}

} // namespace blindspot::evaluation
