// A Detector is a detection network with its weights for inference. It gives the raw heads of an input, and
// gradients with respect to that input.
#pragma once

#include "core/common/input_fit.h"
#include "core/common/message.h"
#include "core/compute/tensor_fwd.h"
#include "core/detector/box_branch.h"
#include "core/detector/detector_choices.h"
#include "core/detector/head_kind.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace blindspot::detector {

/// What there is to say of a detector besides its figures.
struct DetectorRemarks {
    std::vector<Message> assumptions; ///< what the file does not say, and what was taken instead
    std::vector<Message> differences; ///< what its network computes that is not as published
    std::vector<Message> notes;       ///< its input size and class names, where they are not plainly the file's
    std::string licence{};            ///< the file's own words; "" where it bears none

    /// Whether it is all as the file says and as published.
    bool empty() const { return assumptions.empty() && differences.empty() && notes.empty(); }
};

/// What its network is, in words.
struct NetworkFacts {
    std::string head;               ///< by which it is examined: "one2many", "one2one"
    std::vector<std::string> heads; ///< that it has; one2many first
    std::string activation;         ///< behind most of its convolutions: "silu"
    std::string layersFrom;         ///< where the order of its layers is from: see layersSource

    bool operator==(const NetworkFacts&) const = default;
};

/// "yolov8n", "yolo26 (custom)"; with its head behind it where it has two: "yolo26n one2one".
std::string architectureText(const std::string& architecture, const std::string& scale, const NetworkFacts& network);

/// Facts about a detector, read from its file.
struct DetectorInfo {
    std::filesystem::path file;
    std::string sha256;
    std::string architecture;            ///< familyName: "yolov8", "yolo26"
    std::string scale;                   ///< "n", "s" and so on, or "custom"
    HeadKind head = HeadKind::OneToMany; ///< by which it is examined
    NetworkFacts network;
    std::vector<std::string> classNames; ///< as many as the network has classes
    std::int64_t parameters = 0;         ///< as ultralytics counts them, before fusing
    std::int64_t inputSize = 640;        ///< side of the network input in pixels, a multiple of the largest stride
    /// How a picture comes into that input: what it was given, or what its architecture says (inputFitOf).
    InputFit inputFit = InputFit::Letterbox;
    DetectorRemarks remarks;
    DetectorChoices choices; ///< what it was opened with

    InputShape input() const { return {static_cast<int>(inputSize), inputFit}; }
};

enum class Precision { Fp32, Bf16 };
std::string precisionName(Precision precision);

class Network;
struct Heads;
struct NetworkSpec;
struct StateDict;

/// The network is in eval mode, convolutions and batch norms fused, channels-last, weights without gradients.
/// On the CPU several threads may call `forward` at the same time, on CUDA one at a time.
class Detector {
  public:
    /// Errors: Error for a file that cannot be read, whose network cannot be built as the file says, or that the choices do
    /// not fit.
    static Detector load(const std::filesystem::path& file, const DetectorChoices& choices = {});
    /// From tensors already read; `info.file` names them in messages, `info.choices` are obeyed.
    Detector(const StateDict& weights, DetectorInfo info);
    Detector(Detector&&) noexcept;
    Detector& operator=(Detector&&) noexcept;
    ~Detector();

    const DetectorInfo& info() const { return info_; }
    /// With the settings that its file says.
    const NetworkSpec& spec() const;
    std::int64_t classCount() const;
    /// Index of a class by its name. Errors: Error that names the nearest ones.
    std::int64_t classIndex(const std::string& name) const;

    /// Moves the weights; `device` as LibTorch spells it ("cpu", "cuda:0"). Back from bf16 they are what they
    /// were before.
    void moveTo(const std::string& device, Precision precision);
    const std::string& device() const { return device_; }
    Precision precision() const { return precision_; }

    /// The raw head that it is examined by, of a B x 3 x S x S float32 input in [0, 1] (RGB; S a multiple of the largest
    /// stride), as float32 whatever the precision inside. Without the box branch `Heads::boxes` stays empty. The gradient
    /// reaches the input from either head.
    Heads forward(const at::Tensor& input, BoxBranch boxes = BoxBranch::Differentiable) const;
    /// The same of all heads, in the order of `info().heads`.
    std::vector<Heads> forwardAll(const at::Tensor& input, BoxBranch boxes = BoxBranch::Differentiable) const;

  private:
    at::Tensor inputOf(const at::Tensor& input) const;

    DetectorInfo info_;
    std::shared_ptr<Network> network_;
    std::vector<at::Tensor> exact_; ///< while it computes in bf16: the weights that were rounded, on the host
    std::string device_ = "cpu";
    Precision precision_ = Precision::Fp32;
};

} // namespace blindspot::detector
