// KnownImages are images that a training used: they tell whether another image is one of them, or nearly the same picture.
#pragma once

#include "core/dataset/image_identity.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace blindspot::dataset {

/// The most bits in which the perceptual hashes of one photograph differ after it was encoded anew, resized or recoloured.
/// Measured on the 128 photographs of coco128: JPEG of quality 10, a fifth of the size, grey, sepia, exchanged colours and half
/// the brightness change at most 8 bits, gamma 0.6 and 1.8 and contrast 1.5 all but 6 of 384 at most 8; of 8,128 pairs of
/// different photographs none differs in fewer than 17, and of 79,800 pairs of drawn scenes none in fewer than 12.
inline constexpr int kNearDuplicateBits = 8;

class KnownImages {
  public:
    void add(const ImageIdentity& image);
    /// Images of which nothing is known, not even how many they are.
    void addUnknown() { complete_ = false; }

    /// Whether the content of all of them is known: else what is none of the known ones may still be one of them.
    bool complete() const { return complete_; }
    bool empty() const { return paths_.empty(); }

    /// Byte for byte one of them.
    bool contains(const ImageIdentity& image) const { return contains(image.sha256); }
    bool contains(const std::string& sha256) const { return bySha256_.contains(sha256); }
    /// The path of the most similar one whose perceptual hash, or that of its mirror image, differs in at most
    /// kNearDuplicateBits; null where there is none.
    const std::string* nearDuplicateOf(const ImageIdentity& image) const;

  private:
    struct Look {
        std::uint64_t hash = 0;
        std::size_t path = 0; ///< its place in paths_
    };

    std::vector<std::string> paths_;
    std::unordered_map<std::string, std::size_t> bySha256_;
    std::vector<Look> looks_;
    bool complete_ = true;
};

} // namespace blindspot::dataset
