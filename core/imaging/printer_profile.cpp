#include "core/imaging/printer_profile.h"

#include "core/common/error.h"
#include "core/common/input_file.h"

#include <lcms2.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <set>
#include <string>

namespace blindspot::imaging {

namespace {

struct CloseProfile {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

struct DeleteTransform {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Transform = std::unique_ptr<void, DeleteTransform>;

/// How a printer is told colours.
struct Inks {
    cmsUInt32Number format = 0; ///< 16 bits a channel
    int channels = 0;
    int steps = 0; ///< of each channel
};

Inks inksOf(cmsHPROFILE profile, const std::string& file)
{
    switch (cmsGetColorSpace(profile)) {
    case cmsSigRgbData:
        return {TYPE_RGB_16, 3, 11};
    case cmsSigCmykData:
        return {TYPE_CMYK_16, 4, 6};
    case cmsSigGrayData:
        return {TYPE_GRAY_16, 1, 256};
    default:
        throw Error({Message::tr("the profile is of a printer with %1 inks"), cmsChannelsOf(cmsGetColorSpace(profile))}, file,
                    Message::tr("use a profile for CMYK or RGB, or a table of measured colours"));
    }
}

Profile opened(const std::filesystem::path& path, std::string& name)
{
    InputFile file(path);
    name = file.name();
    constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;
    if (file.size() > kMostBytes) throw Error(Message::tr("the file is too large to be a printer's profile"), name);
    const std::string content = file.readAt(0, file.size());
    Profile profile(cmsOpenProfileFromMem(content.data(), static_cast<cmsUInt32Number>(content.size())));
    if (!profile)
        throw Error(Message::tr("the file is no ICC profile, or a damaged one"), name,
                    Message::tr("use the profile that the printer's maker or your print shop gives"));
    if (cmsGetDeviceClass(profile.get()) != cmsSigOutputClass)
        throw Error(Message::tr("the profile is not of a printer"), name,
                    Message::tr("use the profile of the printer and its paper, not that of a monitor, a camera or a working space"));
    return profile;
}

/// All combinations of the steps: channels after channels, 16 bits.
std::vector<std::uint16_t> gridOf(const Inks& inks)
{
    std::size_t count = 1;
    for (int channel = 0; channel < inks.channels; ++channel)
        count *= static_cast<std::size_t>(inks.steps);
    std::vector<std::uint16_t> grid;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t rest = i;
        for (int channel = 0; channel < inks.channels; ++channel) {
            const std::size_t step = rest % static_cast<std::size_t>(inks.steps);
            grid.push_back(static_cast<std::uint16_t>(step * 65535 / static_cast<std::size_t>(inks.steps - 1)));
            rest /= static_cast<std::size_t>(inks.steps);
        }
    }
    return grid;
}

} // namespace

bool isPrinterProfile(const std::filesystem::path& path)
{
    constexpr std::uint64_t kPlace = 36, kLength = 4;
    InputFile file(path);
    return file.size() >= kPlace + kLength && file.readAt(kPlace, kLength) == "acsp";
}

std::vector<std::array<double, 3>> printedColours(const std::filesystem::path& file)
{
    std::string name;
    const Profile profile = opened(file, name);
    const Inks inks = inksOf(profile.get(), name);
    const Profile srgb(cmsCreate_sRGBProfile());
    const Transform transform(cmsCreateTransform(profile.get(), inks.format, srgb.get(), TYPE_RGB_DBL,
                                                 INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE));
    if (!transform)
        throw Error(Message::tr("the profile does not say what its inks look like, or is damaged"), name,
                    Message::tr("use another profile, or a table of measured colours"));
    const std::vector<std::uint16_t> grid = gridOf(inks);
    std::vector<std::array<double, 3>> colours(grid.size() / static_cast<std::size_t>(inks.channels));
    cmsDoTransform(transform.get(), grid.data(), colours.data(), static_cast<cmsUInt32Number>(colours.size()));
    std::set<std::array<double, 3>> known;
    for (const std::array<double, 3>& colour : colours) {
        std::array<double, 3> whole{};
        for (std::size_t i = 0; i < 3; ++i)
            whole[i] = std::round(std::clamp(colour[i], 0.0, 1.0) * 255);
        known.insert(whole);
    }
    return {known.begin(), known.end()};
}

} // namespace blindspot::imaging
