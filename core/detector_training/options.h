// The options of a detector's training, with their defaults, which are stated nowhere else.
#pragma once

#include "core/common/option_limit.h"
#include "core/patch/options.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace blindspot::detector_training {

enum class OptimiserKind { Sgd, AdamW };
std::string optimiserName(OptimiserKind kind);
/// "sgd" or "adamw". Errors: Error for another name.
OptimiserKind optimiserFromName(const std::string& name);

/// How the weights follow the gradient; groups of parameters, warm-up and clipping are those of ultralytics'
/// trainer.
struct OptimiserOptions {
    OptimiserKind kind = OptimiserKind::AdamW;
    double learningRate = 0.002; ///< at its highest
    double finalFraction = 0.01; ///< what is left of it at the end of its cosine
    double momentum = 0.9;       ///< SGD: Nesterov momentum; AdamW: beta 1
    double weightDecay = 5e-4;   ///< of convolutions' weights alone
    double warmupEpochs = 3;     ///< at most a third of the training
    double warmupMomentum = 0.8; ///< SGD: where the momentum starts
    double warmupBiasRate = 0;   ///< the biases' learning rate at the start; the others' starts at 0
    double clipNorm = 10;        ///< the gradient's largest norm; 0: any

    /// The defaults of a kind: SGD has a learning rate of 0.01, momentum 0.937, bias rate 0.1.
    static OptimiserOptions forKind(OptimiserKind kind);
};

/// The augmentation of training images, drawn anew each epoch.
struct AugmentationOptions {
    double mosaic = 1;             ///< probability that an image is put together of four
    std::int64_t plainEpochs = 10; ///< the last ones are without mosaic (at most a third of all)
    double flip = 0.5;             ///< probability of being mirrored left to right
    double scale = 0.5;            ///< size times 1 - scale to 1 + scale
    double shift = 0.1;            ///< up to this fraction of the input's side, in each direction
    double hue = 0.015, saturation = 0.7, value = 0.4; ///< factors of 1 - x to 1 + x in HSV

    static AugmentationOptions none();
};

/// Hardening: patches are pasted on objects while training, so that the detector learns to find the objects
/// anyway.
struct HardeningOptions {
    double probability = 0.5;     ///< of an image to get a patch on each of its objects of the class
    std::int64_t classIndex = -1; ///< -1: objects of every class
    double scale = 0.4; ///< placement: side of the patch = scale x sqrt(area of the box), centred on it
    patch::TransformOptions transforms;
};

/// Patches trained anew against the detector while it is hardened.
struct FreshPatchOptions {
    std::int64_t everyEpochs = 0; ///< a fresh patch is trained before each so many epochs; 0: never
    std::int64_t images = 20;     ///< that it is trained on, the first ones that show the class
    std::int64_t kept = 4;        ///< the newest so many fresh ones stay in use, beside the given ones
    /// The attack: recipe `hide` with the placement and transforms that the hardening has, at the seed plus
    /// the epoch.
    std::int64_t iterations = 15;
    std::int64_t patchSize = 64; ///< pixels
};

struct TrainOptions {
    std::int64_t epochs = 100;
    std::int64_t batch = 16; ///< images that the weights are changed after
    OptimiserOptions optimiser;
    AugmentationOptions augmentation;
    HardeningOptions hardening;
    double average = 0.9999;    ///< decay of the weights' running average, the detector that is kept; 0: the
                                ///< weights themselves
    std::int64_t patience = 50; ///< epochs without a better AP50 after which it ends; 0: never
    std::uint64_t seed = 0;
    bool mixedPrecision = true; ///< bf16 where it is safe; on CUDA only
    double checkpointSeconds = 60;

    /// The numbers and what they may be, in the order in which they are asked for; the one place where limits
    /// are stated.
    static std::span<const OptionLimit<TrainOptions>> limits();
    /// Every value out of range, in that order.
    std::vector<OptionMistake> mistakes() const;
    /// For a detector that has learned already and is to see past patches: few epochs, small steps, whole images.
    static TrainOptions forHardening();

    /// Errors: Error for the first of the mistakes.
    void check() const;
    /// All values that the course of the training depends on, as text: equal texts, equal trainings.
    std::string text() const;
};

} // namespace blindspot::detector_training
