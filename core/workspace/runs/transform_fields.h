// The members of patch::TransformOptions as records keep them, for runs and for trainings of detectors.
#pragma once

#include "core/patch/options.h"

#include <concepts>
#include <type_traits>

// In the values' own namespace, where the archive's calls find it.
namespace blindspot::patch {

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, TransformOptions>
void describe(Archive& archive, Value& transforms)
{
    auto& [rotation, scale, shift, brightness, contrast, noise, perspective, blur, relight, bend, cutout, cutoutProbability, erase, eraseStart,
           eraseBlocks, eraseStartBlocks] = transforms;
    archive("rotation", rotation), archive("scale", scale), archive("shift", shift);
    archive("brightness", brightness), archive("contrast", contrast), archive("noise", noise);
    archive("perspective", perspective), archive("blur", blur);
    archive("relight", relight), archive("bend", bend);
    archive("cutout", cutout), archive("cutout_probability", cutoutProbability);
    archive("erase", erase), archive("erase_start", eraseStart);
    archive("erase_blocks", eraseBlocks), archive("erase_start_blocks", eraseStartBlocks);
}

} // namespace blindspot::patch
