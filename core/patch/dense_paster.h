// Pastes patches as rasterise and pastePatches do (paster.h), but works out on the device which pixels they cover, from a small table of
// numbers: nothing is drawn by the host, and every tensor has a size that is known beforehand.
#pragma once

#include "core/patch/geometry.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace blindspot::patch {

/// One column a placement, in their order. The pixels of their bounding rectangles are thought of as one list.
struct PlacementTable {
    at::Tensor numbers; ///< float32, numbers of a placement x K: the map to the patch, colours, light, bend, cutout
    at::Tensor places;  ///< int64, places x K: where its pixels begin in the list, its rectangle, its level of the pyramid, its blocks
    std::int64_t pixels = 0; ///< of the list, or more
    bool bends = false, erases = false; ///< whether any may be bent, or erased

    bool defined() const { return numbers.defined(); }
};

/// Whether the table can say all of a placement; noise is drawn by the host alone.
bool fitsTable(const std::vector<PlacedPatch>& placements);

/// On the CPU. `rows`: of the table, 0: as many as there are placements; those that are over cover nothing. `patchSide` in pixels; the
/// placements lie on a batch of inputs of `height` x `width`.
PlacementTable tableOf(const std::vector<PlacedPatch>& placements, std::int64_t patchSide, std::int64_t height, std::int64_t width,
                       std::int64_t rows = 0);

/// Pixels of the list, of as many placements.
std::int64_t pixelsOf(const std::vector<PlacedPatch>& placements, std::int64_t height, std::int64_t width);

/// The same table on a device, in one copy.
PlacementTable movedTo(const PlacementTable& table, const at::Device& device);

/// As pastePatches of the footprint that rasterise makes of the same placements, but for rounding. `background`: B x H x W x 3 float32 in
/// [0, 1], no gradient; `patch`: 3 x N x N, or B x 3 x N x N where each input has its own; the table on the same device. Nothing in it
/// waits for the device.
at::Tensor pasteByTable(const at::Tensor& background, const at::Tensor& patch, const PlacementTable& table);

} // namespace blindspot::patch
