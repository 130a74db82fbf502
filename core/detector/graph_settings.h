// GraphSettings say what the blocks of a network compute besides their tensors: activations, the small number
// of batch norms, shortcuts, pooling, upsampling, strides and paddings.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace blindspot::detector {

/// One block's settings as texts by their names below. Numbers are written as numberText does, pairs as
/// "3x3".
using BlockSettings = std::map<std::string, std::string, std::less<>>;

/// Settings by the block's dotted name ("model.9.cv1"): those that differ from the published network's.
using GraphSettings = std::map<std::string, BlockSettings, std::less<>>;

/// The names of settings, which are also written into files and must therefore stay.
namespace setting {
inline constexpr std::string_view kActivation = "activation"; ///< a convolution's: see activation.h
inline constexpr std::string_view kEpsilon = "eps";           ///< its batch norm's
inline constexpr std::string_view kKernel = "kernel";         ///< "3x3"
inline constexpr std::string_view kStride = "stride";
inline constexpr std::string_view kPadding = "padding";
inline constexpr std::string_view kDilation = "dilation";
inline constexpr std::string_view kGroups = "groups";
inline constexpr std::string_view kAdd = "add";   ///< "true": the block's input is added to its output
inline constexpr std::string_view kPool = "pool"; ///< side of SPPF's maxima
inline constexpr std::string_view kUpsample = "upsample"; ///< one of kUpsampleModes
inline constexpr std::string_view kHeads = "heads"; ///< of an attention
inline constexpr std::string_view kArea = "area";   ///< strips of an area attention
} // namespace setting

/// How a map can be made larger, as torch.nn.Upsample calls it; "-aligned" where the corners are.
inline constexpr std::array<std::string_view, 6> kUpsampleModes = {
    "nearest", "nearest-exact", "bilinear", "bilinear-aligned", "bicubic", "bicubic-aligned"};

} // namespace blindspot::detector
