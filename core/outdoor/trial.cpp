#include "core/outdoor/trial.h"

#include "core/common/atomic_file.h"
#include "core/common/input_file.h"
#include "core/common/number_text.h"
#include "core/common/random.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/imaging/markers.h"
#include "core/imaging/resize.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <span>

namespace blindspot::outdoor {

namespace {

using Json = nlohmann::ordered_json;
using metrics::Arm;

constexpr std::uint8_t kGrey = 128;        ///< as the grey arm of an evaluation
constexpr double kFoundAt = 16;            ///< pixels of a marker's side with which it is found in a film
constexpr double kLeastGap = 5;            ///< millimetres
constexpr std::array kSheetArms{Arm::Patch, Arm::Grey, Arm::Random};
constexpr const char* kFormat = "blindspot-trial";

/// Fills [x1, x2) x [y1, y2), whole pixels of the picture.
void fill(imaging::Image& picture, int x1, int y1, int x2, int y2, std::uint8_t value)
{
    for (int y = std::max(y1, 0); y < std::min(y2, picture.height); ++y)
        for (int x = std::max(x1, 0); x < std::min(x2, picture.width); ++x)
            std::fill_n(picture.pixel(x, y), 3, value);
}

void copyTo(imaging::Image& picture, const imaging::Image& part, int left, int top)
{
    for (int y = 0; y < part.height; ++y)
        std::copy_n(part.pixel(0, y), 3 * part.width, picture.pixel(left, top + y));
}

void check(const SheetLayout& layout, const Place& where)
{
    if (!(layout.side >= kLeastSide && layout.side <= kMostSide))
        throw Error({Message::tr("a sheet's patch of %1 mm cannot be made"), numberText(layout.side)}, where,
                    {Message::tr("use %1 to %2 mm"), numberText(kLeastSide), numberText(kMostSide)});
    if (!(layout.marker > 0 && 2 * (layout.marker + layout.marker / imaging::kMarkerModules) <= layout.side + 1e-6))
        throw Error(Message::tr("the sheet's markers do not fit below its patch"), where, Message::tr("use smaller markers"));
}

void check(const Trial& trial, const Place& where)
{
    check(trial.layout, where);
    std::set<int> markers;
    std::set<Arm> arms;
    for (const Sheet& sheet : trial.sheets) {
        for (const int marker : sheet.markers)
            if (marker < 0 || marker >= imaging::kMarkers || !markers.insert(marker).second)
                throw Error({Message::tr("marker %1 does not tell one sheet from the others"), marker}, where,
                            Message::tr("take the file that was written with the sheets"));
        if (sheet.arm == Arm::Clean || !arms.insert(sheet.arm).second)
            throw Error(Message::tr("two sheets of the trial are the same"), where,
                        Message::tr("take the file that was written with the sheets"));
    }
    if (!arms.count(Arm::Patch) || arms.size() < 2)
        throw Error(Message::tr("a trial needs a patch and a control"), where, Message::tr("take the file that was written with the sheets"));
}

} // namespace

double SheetLayout::gap() const
{
    return std::max(marker / imaging::kMarkerModules, kLeastGap);
}

double SheetLayout::width() const
{
    return side + 2 * gap();
}

double SheetLayout::height() const
{
    return side + marker + 3 * gap();
}

imaging::Point SheetLayout::markerAt(std::size_t which) const
{
    return {which == 0 ? 0 : side - marker, side + gap()};
}

std::optional<Trial::Place> Trial::placeOf(int marker) const
{
    for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet)
        for (std::size_t which = 0; which < 2; ++which)
            if (sheets[sheet].markers[which] == marker) return Place{sheet, which};
    return std::nullopt;
}

Trial makeTrial(const std::string& name, const imaging::Image& patch, double side, std::uint64_t seed)
{
    Trial trial;
    trial.name = name;
    Sha256 digest;
    digest.update(std::as_bytes(std::span(patch.rgb)));
    trial.patchSha256 = digest.finish();
    trial.layout = {side, side * kMarkerShare};
    trial.seed = seed;
    for (const Arm arm : kSheetArms) {
        const int first = 2 * static_cast<int>(trial.sheets.size());
        trial.sheets.push_back({arm, {first, first + 1}});
    }
    check(trial, {});
    return trial;
}

imaging::Image coverOf(const Trial& trial, const Sheet& sheet, const imaging::Image& patch)
{
    if (sheet.arm == Arm::Patch) return patch;
    imaging::Image cover(patch.width, patch.height, kGrey);
    if (sheet.arm != Arm::Random) return cover;
    RandomStream random(trial.seed, 0, 0);
    for (std::uint8_t& value : cover.rgb)
        value = static_cast<std::uint8_t>(random.below(256));
    return cover;
}

imaging::Image sheetPicture(const Trial& trial, const Sheet& sheet, const imaging::Image& cover, double pixels)
{
    const SheetLayout& layout = trial.layout;
    const auto at = [&](double millimetres) { return static_cast<int>(std::lround((millimetres + layout.gap()) * pixels)); };
    imaging::Image picture(at(layout.width() - layout.gap()), at(layout.height() - layout.gap()), 255);
    copyTo(picture, imaging::resize(cover, at(layout.side) - at(0), at(layout.side) - at(0)), at(0), at(0));
    const double module = layout.marker / imaging::kMarkerModules;
    for (std::size_t which = 0; which < 2; ++which) {
        const auto black = imaging::markerModules(sheet.markers[which]);
        const imaging::Point corner = layout.markerAt(which);
        for (int row = 0; row < imaging::kMarkerModules; ++row)
            for (int column = 0; column < imaging::kMarkerModules; ++column)
                if (black[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)])
                    fill(picture, at(corner.x + column * module), at(corner.y + row * module), at(corner.x + (column + 1) * module),
                         at(corner.y + (row + 1) * module), 0);
    }
    return picture;
}

double farthest(const SheetLayout& layout, double focal)
{
    return focal * layout.marker / kFoundAt / 1000;
}

void writeTrial(const std::filesystem::path& file, const Trial& trial)
{
    Json sheets = Json::array();
    for (const Sheet& sheet : trial.sheets)
        sheets.push_back({{"arm", std::string(metrics::name(sheet.arm))}, {"markers", sheet.markers}});
    const Json json{{"format", kFormat},
                    {"name", trial.name},
                    {"patch_sha256", trial.patchSha256},
                    {"side_mm", trial.layout.side},
                    {"marker_mm", trial.layout.marker},
                    {"marker_dictionary", "4x4_50"},
                    {"noise_seed", trial.seed},
                    {"sheets", sheets}};
    writeFileAtomically(file, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Trial readTrial(const std::filesystem::path& file)
{
    const Place where(toUtf8(file));
    const std::string text = wholeFile(file);
    Trial trial;
    try {
        const Json json = Json::parse(text);
        if (json.at("format") != kFormat) throw std::invalid_argument("format");
        trial.name = json.at("name").get<std::string>();
        trial.patchSha256 = json.at("patch_sha256").get<std::string>();
        trial.layout = {json.at("side_mm").get<double>(), json.at("marker_mm").get<double>()};
        trial.seed = json.at("noise_seed").get<std::uint64_t>();
        for (const Json& sheet : json.at("sheets"))
            trial.sheets.push_back({metrics::parseArm(sheet.at("arm").get<std::string>(), where), sheet.at("markers").get<std::array<int, 2>>()});
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) { // JSON's own words say nothing to a reader of the message
        throw Error(Message::tr("this is no file of a trial"), where, Message::tr("take the .json file that was written with the sheets"));
    }
    check(trial, where);
    return trial;
}

} // namespace blindspot::outdoor
