// An InputMaker prepares pictures for the networks: it decodes, treats, defends them and fits them into the inputs. Private
// to this folder.
#pragma once

#include "core/common/box.h"
#include "core/evaluation/inference.h"
#include "core/imaging/decoded_picture.h"
#include "core/imaging/resize.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace blindspot::evaluation {

/// The map from pixels of the picture that the network saw to those of the original, undoing defence and
/// distance.
struct ToOriginal {
    double scale = 1, left = 0, top = 0; ///< picture that the network saw = original x scale + offset

    /// What comes after this one: shown = scaled x outer.scale + outer.left.
    ToOriginal then(double outerScale, double outerLeft, double outerTop) const;
    /// Not clipped.
    Box toOriginal(const Box& box) const;
};

/// A batch of network inputs: some cases of one image.
struct InputBatch {
    struct Input {
        std::size_t inferenceCase;
        ToOriginal back;
    };
    struct Pixels {
        imaging::InputPlace place; ///< the same for all: no treatment changes the picture's size
        at::Tensor pixels;         ///< uint8, B x S x S x 3
    };
    std::size_t image = 0;
    std::vector<Input> inputs;
    std::map<InputShape, Pixels> byShape; ///< for each shape of input among the detectors
};

/// Thread-safe.
class InputMaker {
  public:
    InputMaker(const InferencePlan& plan, std::size_t batch);

    /// All cases of an image, `take` called for each batch until it says no. Errors: Error when the image
    /// cannot be read.
    void make(std::size_t image, const std::function<bool(InputBatch)>& take);

    /// Of each defence, of one thread, for one picture.
    std::vector<double> defenceSeconds() const;

    /// What is odd about the pictures that were read.
    imaging::OddityTally oddities() const;

  private:
    struct Defended {
        imaging::Image picture;
        ToOriginal back;
    };
    Defended defend(const imaging::Image& treated, const InferenceCase& inferenceCase, std::size_t image);
    InputBatch emptyBatch(std::size_t image, std::size_t inputs) const;
    void put(InputBatch& batch, std::size_t index, const Defended& defended) const;

    const InferencePlan& plan_;
    const std::size_t batch_;
    mutable std::mutex mutex_; // guards what follows
    std::vector<double> seconds_;
    std::vector<std::int64_t> pictures_;
    imaging::OddityTally oddities_;
};

} // namespace blindspot::evaluation
