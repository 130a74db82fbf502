// JPEG compression: Dziugaite, Ghahramani, Roy, "A study of the effect of JPG compression on adversarial
// images", 2016 (arXiv 1608.00853); Das et al., "Keeping the bad guys out: protecting and vaccinating deep
// learning with JPEG compression", 2017 (arXiv 1705.02900). Both use quality 75 among others; the chroma has
// half the resolution, as in PIL's default, which they used.
#include "core/defences/kinds.h"
#include "core/imaging/filters.h"

namespace blindspot::defences {

namespace {

class JpegDefence final : public Defence {
  public:
    explicit JpegDefence(int quality) : quality_(quality) {}

    Filtered apply(const imaging::Image& picture, std::uint64_t) const override
    {
        return {imaging::jpegRoundTrip(picture, quality_)};
    }

  private:
    int quality_;
};

} // namespace

DefenceKind jpegKind()
{
    return {
        "jpeg",
        "Compresses the picture as JPEG and decodes it again, after Dziugaite et al. 2016 and Das et al. "
        "2017",
        {{.name = "quality",
          .value = 75,
          .low = 1,
          .high = 100,
          .whole = true,
          .description = "JPEG quality, 1 (worst) to 100"}},
        [](const std::vector<double>& values) -> std::unique_ptr<Defence> {
            return std::make_unique<JpegDefence>(static_cast<int>(values[0]));
        },
    };
}

} // namespace blindspot::defences
