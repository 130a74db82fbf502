// Gaussian blur, the plainest low-pass filter: what any cleverer defence has to beat.
#include "core/defences/kinds.h"
#include "core/imaging/filters.h"

namespace blindspot::defences {

namespace {

class GaussianDefence final : public Defence {
  public:
    explicit GaussianDefence(double sigma) : sigma_(sigma) {}

    Filtered apply(const imaging::Image& picture, std::uint64_t) const override
    {
        return {imaging::gaussianBlur(picture, sigma_)};
    }

  private:
    double sigma_;
};

} // namespace

DefenceKind gaussianKind()
{
    return {
        "gaussian",
        "Blurs the picture with a Gaussian: the plainest low-pass filter",
        {{.name = "sigma",
          .value = 2,
          .low = 0.1,
          .high = 50,
          .description = "standard deviation in pixels of the picture"}},
        [](const std::vector<double>& values) -> std::unique_ptr<Defence> {
            return std::make_unique<GaussianDefence>(values[0]);
        },
    };
}

} // namespace blindspot::defences
