#include "core/report/data_uri.h"

#include "core/imaging/codec.h"
#include "core/imaging/resize.h"

#include <algorithm>
#include <cmath>

namespace blindspot::report {

std::string base64(std::span<const std::byte> bytes)
{
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t k) {
            return i + k < bytes.size() ? std::to_integer<unsigned>(bytes[i + k]) : 0U;
        };
        const unsigned three = (at(0) << 16U) | (at(1) << 8U) | at(2);
        for (unsigned k = 0; k < 4; ++k)
            text += i + k <= bytes.size() ? kLetters[(three >> (18 - 6 * k)) & 63U] : '=';
    }
    return text;
}

std::string pngUri(const imaging::Image& image)
{
    return "data:image/png;base64," + base64(imaging::encodePng(image));
}

std::string jpegUri(const imaging::Image& image, int maxSide)
{
    return "data:image/jpeg;base64," + base64(imaging::encodeJpeg(atMost(image, maxSide), 88));
}

imaging::Image atMost(const imaging::Image& image, int maxSide)
{
    const int longer = std::max(image.width, image.height);
    if (longer <= maxSide) return image;
    const double scale = static_cast<double>(maxSide) / longer;
    const auto side = [scale](int pixels) {
        return std::max(1, static_cast<int>(std::lround(pixels * scale)));
    };
    return imaging::resize(image, side(image.width), side(image.height));
}

} // namespace blindspot::report
