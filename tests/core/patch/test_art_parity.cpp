// The recipe robust-dpatch takes the same steps as RobustDPatch of the Adversarial Robustness Toolbox 1.20.1.
#include "core/compute/safetensors.h"
#include "core/detector/state_dict.h"
#include "core/patch/trainer.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <filesystem>

using namespace blindspot;
namespace fs = std::filesystem;

namespace {

using Tensors = std::map<std::string, at::Tensor>;

std::vector<compute::LabelledImage> unlabelled(const at::Tensor& pixels)
{
    const auto side = static_cast<double>(pixels.size(2));
    std::vector<compute::LabelledImage> images;
    for (std::int64_t i = 0; i < pixels.size(0); ++i)
        images.push_back({i, pixels[i], at::zeros({0, 4}), at::zeros({0}, at::kLong), {0, 0, side, side}});
    return images;
}

/// Trains `iterations` from ART's patch `from` and returns how many of the values equal ART's patch after as
/// many steps more.
double sameAsArt(patch::TrainOptions options, const Tensors& golden, const std::string& prefix,
                 detector::Detector& detector, std::int64_t from, std::int64_t iterations)
{
    options.iterations = iterations;
    StopControl stop;
    patch::TrainingObserver observer;
    const auto result =
        patch::train(options, unlabelled(golden.at("images_u8")), detector, "cpu", stop, observer,
                     golden.at(prefix + "patch." + std::to_string(from)).to(at::kFloat));
    const at::Tensor expected =
        golden.at(prefix + "patch." + std::to_string(from + iterations)).to(at::kFloat);
    const double same = result.state.patch.eq(expected).to(at::kDouble).mean().item<double>();
    qInfo("  %sstep %d: %.2f %% of the values equal ART's", prefix.c_str(),
          static_cast<int>(from + iterations), 100 * same);
    return same;
}

patch::TrainOptions optionsFor(std::int64_t size, std::int64_t row, std::int64_t column, double rate)
{
    patch::TrainOptions options = patch::TrainOptions::forRecipe("robust-dpatch");
    options.patchSize = size;
    options.placement.row = row;
    options.placement.column = column;
    options.optimiser.learningRate = rate;
    options.batchSize = 1;
    return options;
}

} // namespace

class TestArtParity : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// tests/parity/generate_art_fixture.py made the file with ART itself. Anchors of a random network score
    /// alike to the last digits, so that suppression keeps a few other boxes as targets here and there; hence
    /// not 99 %.
    void tinyNetwork()
    {
        const fs::path folder = fs::path(BLINDSPOT_TEST_DATA) / "fixtures";
        const Tensors golden = compute::readSafetensors(folder / "art-robustdpatch-tiny.safetensors").tensors;
        detector::Detector detector = detector::Detector::load(folder / "yolov8-tiny.pt");
        for (int step = 0; step < 3; ++step) {
            QVERIFY(sameAsArt(optionsFor(32, 20, 30, 5), golden, "lr5.", detector, step, 1) >= 0.95);
            QVERIFY(sameAsArt(optionsFor(32, 20, 30, 10), golden, "lr10.", detector, step, 1) >= 0.95);
        }
    }

    /// The network of this file's ART run was fed with images divided by 255 twice (found by running
    /// ART 1.20.1 both ways), so the first convolution is divided here as well; the recipe is the same.
    void cocoNetworkWithDarkInput()
    {
        const fs::path shared = BLINDSPOT_SHARED;
        const fs::path weights = shared / "models/yolov8n-coco.pt";
        if (!fs::exists(weights)) QSKIP("yolov8n-coco.pt is not on this machine");
        const Tensors golden =
            compute::readSafetensors(shared / "fixtures/art-robustdpatch-3steps.safetensors").tensors;
        detector::StateDict state = detector::readStateDict(weights);
        state.tensors.at("model.0.conv.weight") /= 255;
        detector::DetectorInfo info;
        info.file = weights;
        detector::Detector detector(state, info);
        for (int steps = 1; steps <= 3; ++steps)
            QVERIFY(sameAsArt(optionsFor(100, 270, 270, 5), golden, "", detector, 0, steps) >= 0.99);
    }
};

QTEST_GUILESS_MAIN(TestArtParity)
#include "test_art_parity.moc"
