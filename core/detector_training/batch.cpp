#include "core/detector_training/batch.h"

#include "core/common/box.h"
#include "core/common/error.h"
#include "core/common/threads.h"
#include "core/compute/host_copy.h"
#include "core/patch/dense_paster.h"
#include "core/patch/paster.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>

namespace blindspot::detector_training {

namespace {

constexpr std::uint64_t kPatchDraws =
    0x70617463680000ULL;                     // keeps the patches' numbers apart from the images'
constexpr std::uint64_t kOrderDraws = ~0ULL; // no image has this id

std::vector<LabelledBox> objectsOf(const compute::LabelledImage& image)
{
    std::vector<LabelledBox> objects;
    if (!image.boxes.defined() || image.boxes.numel() == 0) return objects;
    const at::Tensor rows = image.boxes.to(at::kFloat).contiguous(),
                     labels = image.classes.to(at::kLong).contiguous();
    const auto* row = rows.data_ptr<float>();
    const auto* label = labels.data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < rows.size(0); ++i, row += 4)
        objects.push_back({{row[0], row[1], row[2], row[3]}, label[i]});
    return objects;
}

/// Calls work(i) for i from 0 to count on so many threads; `work` does not throw.
template <typename Work>
void onThreads(std::size_t count, int threads, const Work& work)
{
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    HelperThreads helpers;
    const std::size_t wanted = std::min(count, static_cast<std::size_t>(std::max(threads, 1)));
    if (wanted > 1) helpers.start(wanted - 1, run);
    run();
}

} // namespace

TrainingSet::TrainingSet(const std::vector<compute::LabelledImage>& images)
{
    if (images.empty())
        throw Error(Message::tr("there is no image to train on"), Message::tr("the dataset"),
                    Message::tr("choose one that has images"));
    for (const compute::LabelledImage& image : images) {
        if (image.pixels.sizes() != images.front().pixels.sizes())
            throw Error(Message::tr("the images are of different sizes"), Message::tr("the training"),
                        Message::tr("load them for one input size"));
        const at::Tensor& pixels = pixels_.emplace_back(compute::onHost(image.pixels));
        TrainingImage& own = images_.emplace_back();
        own.id = image.id;
        own.side = pixels.size(2);
        own.pixels = pixels.data_ptr<std::uint8_t>();
        own.content = image.content;
        own.boxes = objectsOf(image);
    }
}

std::vector<std::vector<std::size_t>> planEpoch(std::size_t images, std::int64_t batch, std::uint64_t seed,
                                                std::int64_t epoch)
{
    std::vector<std::size_t> order(images);
    std::iota(order.begin(), order.end(), std::size_t{0});
    RandomStream random(seed, static_cast<std::uint64_t>(epoch), kOrderDraws);
    for (std::size_t i = images; i > 1; --i) // Fisher and Yates
        std::swap(order[i - 1], order[random.below(i)]);
    const std::size_t size = static_cast<std::size_t>(batch), count = (images + size - 1) / size;
    std::vector<std::vector<std::size_t>> batches;
    for (std::size_t i = 0; i < count; ++i)
        batches.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(images * i / count),
                             order.begin() + static_cast<std::ptrdiff_t>(images * (i + 1) / count));
    return batches;
}

bool hasMosaic(const TrainOptions& options, std::int64_t epoch)
{
    return epoch < options.epochs - std::min(options.augmentation.plainEpochs, options.epochs / 3);
}

Batch makeBatch(const TrainingSet& set, const std::vector<std::size_t>& chosen, const TrainOptions& options,
                std::int64_t epoch, int threads)
{
    const std::int64_t side = set.side();
    Batch batch;
    batch.pixels = at::empty({static_cast<std::int64_t>(chosen.size()), side, side, 3}, at::kByte);
    batch.ids.resize(chosen.size());
    batch.objects.resize(chosen.size());
    auto* pixels = batch.pixels.data_ptr<std::uint8_t>();
    const bool mosaic = hasMosaic(options, epoch);
    onThreads(chosen.size(), threads, [&](std::size_t i) {
        Composition composition =
            compose(set.images(), chosen[i], options.seed, epoch, options.augmentation, mosaic);
        draw(set.images(), composition, side, pixels + static_cast<std::int64_t>(i) * side * side * 3);
        batch.ids[i] = set.images()[chosen[i]].id;
        batch.objects[i] = std::move(composition.boxes);
    });
    return batch;
}

detector::LossTargets targetsOf(const Batch& batch, const at::Tensor& like)
{
    std::vector<std::pair<at::Tensor, at::Tensor>> perImage;
    for (const auto& objects : batch.objects) {
        const auto count = static_cast<std::int64_t>(objects.size());
        auto& [boxes, classes] = perImage.emplace_back(at::empty({count, 4}), at::empty({count}, at::kLong));
        auto* side = boxes.data_ptr<float>();
        auto* label = classes.data_ptr<std::int64_t>();
        for (const LabelledBox& object : objects) {
            for (const double value : {object.box.x1, object.box.y1, object.box.x2, object.box.y2})
                *side++ = static_cast<float>(value);
            *label++ = object.classIndex;
        }
    }
    return detector::padTargets(perImage, like);
}

at::Tensor inputOf(const Batch& batch, const TrainOptions& options, const std::vector<at::Tensor>& patches,
                   std::int64_t epoch, const std::string& device)
{
    at::Tensor input = compute::unitValues(batch.pixels, at::Device(device));
    const HardeningOptions& hardening = options.hardening;
    std::vector<std::vector<patch::PlacedPatch>> placed(patches.size());
    for (std::size_t i = 0; i < batch.ids.size() && !patches.empty(); ++i) {
        RandomStream random(options.seed ^ kPatchDraws, static_cast<std::uint64_t>(epoch),
                            static_cast<std::uint64_t>(batch.ids[i]));
        if (random.uniform() >= hardening.probability) continue;
        const std::size_t which = random.below(patches.size());
        for (const LabelledBox& object : batch.objects[i]) {
            if (hardening.classIndex >= 0 && object.classIndex != hardening.classIndex) continue;
            placed[which].push_back(patch::placeOnObject(static_cast<std::int64_t>(i), object.box,
                                                         hardening.scale, patches[which].size(1),
                                                         hardening.transforms, random));
        }
    }
    for (std::size_t i = 0; i < patches.size(); ++i) {
        if (placed[i].empty()) continue;
        const at::Device there(device);
        const at::Tensor picture = compute::deviceCopy(patches[i], there);
        const std::int64_t height = input.size(1), width = input.size(2);
        if (!there.is_cpu() && patch::fitsTable(placed[i])) { // the host's loop over the pixels would keep the device waiting
            const auto table = patch::movedTo(patch::tableOf(placed[i], picture.size(1), height, width), there);
            input = patch::pasteByTable(input, picture, table).permute({0, 2, 3, 1});
        } else {
            const auto footprint = patch::rasterise(placed[i], input.size(0), height, width, device);
            input = patch::pastePatches(input, picture, footprint).permute({0, 2, 3, 1});
        }
    }
    return input.permute({0, 3, 1, 2});
}

} // namespace blindspot::detector_training
