#include "core/scenes/street_traffic.h"

#include "core/scenes/bicycle.h"
#include "core/scenes/car.h"
#include "core/scenes/dog.h"
#include "core/scenes/person.h"

#include <algorithm>
#include <cmath>

namespace blindspot::scenes {

namespace {

/// How far into the walk's or ride's way somebody is, and who: each time around it is somebody else.
struct Passage {
    std::int64_t lap = 0;
    double gone = 0; ///< metres since the beginning, all laps together
    Place place;
};

Passage passageOf(const Lane& lane, double middle, double seconds)
{
    Passage passage;
    passage.gone = lane.start + lane.speed * seconds;
    const double way = 2 * lane.half;
    passage.lap = static_cast<std::int64_t>(std::floor(passage.gone / way));
    const double onWay = passage.gone - static_cast<double>(passage.lap) * way - lane.half;
    passage.place = {middle + lane.direction * onWay, lane.z, lane.direction > 0 ? 0.0 : kPi, 0};
    return passage;
}

/// Of a leg that swings by `reach` to either side: two steps take four times its sine, in lengths of the leg.
double strideOf(double legLength, double reach)
{
    return 4 * legLength * sine(reach);
}

void addWalker(const Lane& lane, const Passage& passage, const Light& light, Dice& dice, std::vector<Figure>& figures)
{
    Person person = drawPerson(dice, light.weather);
    const double reach = 0.3 + 0.12 * (lane.speed - 0.8);
    const double phase = 2 * kPi * passage.gone / strideOf(0.46 * person.height, reach) + dice.between(0, 2 * kPi);
    walk(person, phase - 2 * kPi * std::floor(phase / (2 * kPi)), reach);
    figures.push_back(
        {Category::Person, passage.place, 0.33, [person](FigurePainter& pen) { draw(pen, person); }, false, 0});
    if (!dice.chance(0.15)) return;
    Dog dog = drawDog(dice);
    dog.gait = Gait::Walk;
    dog.phase = 2 * kPi * passage.gone / (1.3 * dog.shoulder);
    dog.phase -= 2 * kPi * std::floor(dog.phase / (2 * kPi));
    Place beside = passage.place;
    beside.x += lane.direction * dice.between(0.5, 0.9);
    beside.z -= 0.25;
    figures.push_back({Category::Dog, beside, 0.35, [dog](FigurePainter& pen) { draw(pen, dog); }, false, 0});
}

void addCyclist(const Lane& lane, const Passage& passage, const Light& light, Dice& dice, std::vector<Figure>& figures)
{
    Bicycle bicycle = drawBicycle(dice);
    bicycle.steer = 0;
    bicycle.pedals += lane.direction * passage.gone / 0.8; // 5 m for a turn of the pedals
    bicycle.pedals -= 2 * kPi * std::floor(bicycle.pedals / (2 * kPi));
    Person rider = drawPerson(dice, light.weather);
    rider.height = std::max(rider.height, 1.55);
    mount(rider, bicycle.pedals);
    const Vec hip = passage.place.toWorld({-0.24, 0, 0}); // on the saddle
    figures.push_back(
        {Category::Bicycle, passage.place, 0.8, [bicycle](FigurePainter& pen) { draw(pen, bicycle); }, false, 0});
    figures.push_back({Category::Person,
                       {hip.x, hip.z, passage.place.yaw, 0},
                       0.1,
                       [rider](FigurePainter& pen) { draw(pen, rider); },
                       false,
                       1});
}

/// Away from what stands there: of some tries the one that is farthest from everything.
double freeDepth(const Lot& lot, const std::vector<Figure>& things, const std::vector<Lane>& lanes, Dice& dice)
{
    double best = lot.z1, bestRoom = -1;
    for (int attempt = 0; attempt < 16; ++attempt) {
        const double z = dice.between(lot.z1, std::max(lot.z2, lot.z1 + 0.01));
        double room = 1e9;
        for (const Figure& thing : things)
            room = std::min(room, std::abs(thing.place.z - z) - thing.footprint);
        for (const Lane& lane : lanes)
            room = std::min(room, std::abs(lane.z - z));
        if (room <= bestRoom) continue;
        best = z;
        bestRoom = room;
    }
    return best;
}

Lane drawLane(Category kind, double z, double direction, double speed, double margin, const Layout& layout, Dice& dice)
{
    Lane lane{kind, z, direction, speed, 0, 0, dice.key()};
    const double side = std::max(layout.camera.middle, kSceneWidth - layout.camera.middle);
    lane.half = side / layout.camera.scale(z) + margin;
    lane.start = dice.between(0, 2 * lane.half);
    return lane;
}

} // namespace

std::vector<Lane> drawLanes(const Layout& layout, const std::vector<Figure>& things, Dice& dice)
{
    std::vector<Lane> lanes;
    for (const Zone& zone : layout.walks) {
        if (!zone.things) continue; // a crossing is walked the other way
        const int walkers = dice.count(3, 5);
        for (int i = 0; i < walkers; ++i) {
            Lot lot = zone.lot;
            lot.z1 = std::max(lot.z1, 3.2);
            const double z = freeDepth(lot, things, lanes, dice);
            lanes.push_back(drawLane(Category::Person, z, dice.chance(0.5) ? 1 : -1, dice.between(0.8, 1.6), 1.2, layout, dice));
        }
    }
    for (const Zone& zone : layout.roads) {
        const double direction = std::abs(zone.along) < 0.1 ? 1 : -1;
        lanes.push_back(drawLane(Category::Car, zone.lot.z1, direction, dice.between(5, 8), 22, layout, dice));
        lanes.push_back(
            drawLane(Category::Bicycle, zone.lot.z1 - direction * 0.9, direction, dice.between(3, 4.5), 9, layout, dice));
    }
    return lanes;
}

void addTraffic(const Lane& lane, const Light& light, double middle, double seconds, std::vector<Figure>& figures)
{
    const Passage passage = passageOf(lane, middle, seconds);
    Dice dice(lane.key, static_cast<std::uint64_t>(passage.lap));
    switch (lane.kind) {
    case Category::Car: {
        const Car car = drawCar(dice);
        figures.push_back({Category::Car, passage.place, 2.5, [car](FigurePainter& pen) { draw(pen, car); }, false, 0});
        return;
    }
    case Category::Bicycle:
        return addCyclist(lane, passage, light, dice, figures);
    default:
        return addWalker(lane, passage, light, dice, figures);
    }
}

} // namespace blindspot::scenes
