// Random resizing and padding: Xie, Wang, Zhang, Ren, Yuille, "Mitigating adversarial effects through
// randomization", ICLR 2018. There the picture is enlarged by a random factor and padded with zeros to a
// larger input of the classifier; here it is shrunk, so that its size and the network's input stay as they
// are, and padded with the grey of the letterbox.
#include "core/common/random.h"
#include "core/defences/kinds.h"
#include "core/imaging/filters.h"

#include <cstring>

namespace blindspot::defences {

namespace {

constexpr std::uint8_t kPadding = 114;

class ResizePadDefence final : public Defence {
  public:
    explicit ResizePadDefence(double low) : low_(low) {}

    Filtered apply(const imaging::Image& picture, std::uint64_t key) const override
    {
        RandomStream random(key, 0, 0);
        const double scale = random.uniform(low_, 1);
        const imaging::Image small = imaging::shrink(picture, scale);
        const int left = placeOf(random, picture.width - small.width);
        const int top = placeOf(random, picture.height - small.height);
        imaging::Image padded(picture.width, picture.height, kPadding);
        for (int y = 0; y < small.height; ++y)
            std::memcpy(padded.pixel(left, top + y), small.pixel(0, y),
                        static_cast<std::size_t>(small.width) * 3);
        return {std::move(padded), scale, static_cast<double>(left), static_cast<double>(top)};
    }

  private:
    /// Any whole number of pixels from 0 to `room`, each as likely.
    static int placeOf(RandomStream& random, int room)
    {
        return static_cast<int>(random.below(static_cast<std::uint64_t>(room) + 1));
    }

    double low_;
};

} // namespace

DefenceKind resizePadKind()
{
    return {
        "resize-pad",
        "Shrinks the picture by a random factor and puts it at a random place on grey, after Xie et al. 2018",
        {{.name = "low",
          .value = 0.8,
          .low = 0.1,
          .high = 0.99,
          .description = "smallest factor; the largest is 1"}},
        [](const std::vector<double>& values) -> std::unique_ptr<Defence> {
            return std::make_unique<ResizePadDefence>(values[0]);
        },
    };
}

} // namespace blindspot::defences
