#include "core/scenes/moving_street.h"

#include "core/scenes/scene_painting.h"
#include "core/scenes/street_traffic.h"
#include "core/scenes/weather.h"

#include <utility>

namespace blindspot::scenes {

namespace {

// The streams of a street, far from the numbers of single scenes.
constexpr std::uint64_t kStillStream = std::uint64_t{1} << 60;
constexpr std::uint64_t kWallStream = kStillStream + 1;
constexpr std::uint64_t kFrameStreams = std::uint64_t{1} << 61;

} // namespace

/// What does not change from moment to moment.
struct MovingStreet::Stills : StillPlace {
    explicit Stills(std::uint64_t streetSeed)
    {
        seed = streetSeed;
        wallStream = kWallStream;
        Dice dice(seed, kStillStream);
        light = drawLight(dice);
        layout = layStreet(dice);
        layout.paint({ground, layout.camera, light}, dice);
        for (Figure& figure : populate(layout, light, dice))
            if (figure.category == Category::None && figure.over == 0) things.push_back(std::move(figure));
        lanes = drawLanes(layout, things, dice);
        exposure = drawExposure(dice, light);
    }

    std::vector<Figure> things;
    std::vector<Lane> lanes;
};

MovingStreet::MovingStreet(std::uint64_t seed) : stills_(std::make_unique<const Stills>(seed)) {}

MovingStreet::~MovingStreet() = default;

Scene MovingStreet::at(double seconds, std::uint64_t frame) const
{
    const Stills& still = *stills_;
    std::vector<Figure> figures = still.things;
    for (const Lane& lane : still.lanes) {
        // The lanes lie around what is in the middle of the picture.
        const double middle = (kSceneWidth / 2.0 - still.layout.camera.middle) / still.layout.camera.scale(lane.z);
        addTraffic(lane, still.light, middle, seconds, figures);
    }
    return paintFrame(still, std::move(figures), kFrameStreams + frame);
}

} // namespace blindspot::scenes
