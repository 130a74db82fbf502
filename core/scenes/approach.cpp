#include "core/scenes/approach.h"

#include "core/scenes/person.h"
#include "core/scenes/scene_painting.h"
#include "core/scenes/weather.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace blindspot::scenes {

namespace {

// The streams of an approach, far from those of single scenes and of moving streets.
constexpr std::uint64_t kStillStream = (std::uint64_t{1} << 60) + 2;
constexpr std::uint64_t kWallStream = kStillStream + 1;
constexpr std::uint64_t kFrameStreams = (std::uint64_t{1} << 61) + (std::uint64_t{1} << 60);

constexpr double kFootprint = 0.33;
constexpr double kReach = 0.3;     ///< of the legs, radians
constexpr double kChestHigh = 0.7; ///< of the body's height
constexpr double kBefore = 0.2;    ///< the chest and what is held there, before the body's middle, metres

bool standsInTheWay(const Figure& figure)
{
    return figure.place.z < Approach::kFarthest + 2 && std::abs(figure.place.x) < 1.8;
}

} // namespace

/// What does not change from moment to moment.
struct Approach::Stills : StillPlace {
    explicit Stills(std::uint64_t placeSeed)
    {
        seed = placeSeed;
        wallStream = kWallStream;
        Dice dice(seed, kStillStream);
        do
            light = drawLight(dice);
        while (light.weather == Weather::Dusk || light.weather == Weather::Fog); // who films waits for better light
        layout = dice.chance(0.5) ? laySquare(dice) : layAvenue(dice);
        layout.camera.focal = focal();
        layout.paint({ground, layout.camera, light}, dice);
        figures = populate(layout, light, dice);
        std::erase_if(figures, standsInTheWay);
        if (figures.size() >= kMostFigures) figures.resize(kMostFigures - 1);
        walker = drawPerson(dice, light.weather);
        walker.umbrella = walker.phone = false;
        exposure = drawExposure(dice, light);
    }

    std::vector<Figure> figures;
    Person walker;
};

Approach::Approach(std::uint64_t seed) : stills_(std::make_unique<const Stills>(seed)) {}

Approach::~Approach() = default;

ApproachView Approach::at(double metres, double aside, std::uint64_t frame) const
{
    const Stills& still = *stills_;
    const Camera& camera = still.layout.camera;
    Person person = still.walker;
    const double phase = 2 * kPi * (kFarthest - metres) / (4 * 0.46 * person.height * sine(kReach));
    walk(person, phase - 2 * kPi * std::floor(phase / (2 * kPi)), kReach);
    const double middle = (kSceneWidth / 2.0 - camera.middle) / camera.scale(metres) + aside;
    const Place place{middle, metres + kBefore, -kPi / 2, 0};
    std::vector<Figure> figures = still.figures;
    figures.push_back({Category::Person, place, kFootprint, [person](FigurePainter& pen) { draw(pen, person); }});
    ApproachView view;
    const Vec chest{middle, kChestHigh * person.height, metres};
    view.distance = std::hypot(chest.x, camera.height - chest.y, metres);
    view.chest = camera.project(chest);
    view.pixels = camera.scale(metres);
    const imaging::Point head = camera.project({middle, person.height, metres}), feet = camera.project({middle, 0, metres});
    const double half = 0.16 * (feet.y - head.y);
    view.walker = {head.x - half, head.y, head.x + half, feet.y};
    view.scene = paintFrame(still, std::move(figures), kFrameStreams + frame);
    return view;
}

} // namespace blindspot::scenes
