// Median smoothing of each colour: Xu, Evans, Qi, "Feature squeezing: detecting adversarial examples in deep
// neural networks", NDSS 2018, section III-B (local smoothing).
#include "core/defences/kinds.h"
#include "core/imaging/filters.h"

namespace blindspot::defences {

namespace {

class MedianDefence final : public Defence {
  public:
    explicit MedianDefence(int side) : side_(side) {}

    Filtered apply(const imaging::Image& picture, std::uint64_t) const override
    {
        return {imaging::medianBlur(picture, side_)};
    }

  private:
    int side_;
};

} // namespace

DefenceKind medianKind()
{
    return {
        "median",
        "Each pixel becomes the median of its square surroundings, colour by colour, after Xu et al. 2018",
        {{.name = "side",
          .value = 5,
          .low = 3,
          .high = 51,
          .whole = true,
          .odd = true,
          .description = "side of the square in pixels of the picture"}},
        [](const std::vector<double>& values) -> std::unique_ptr<Defence> {
            return std::make_unique<MedianDefence>(static_cast<int>(values[0]));
        },
    };
}

} // namespace blindspot::defences
