#include "core/scenes/bicycle.h"
#include "core/scenes/car.h"
#include "core/scenes/clutter.h"
#include "core/scenes/dog.h"
#include "core/scenes/layout.h"
#include "core/scenes/person.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace blindspot::scenes {

namespace {

class Crowd {
  public:
    Crowd(const Layout& layout, const Light& light, Dice& dice) : layout_(layout), light_(light), dice_(dice)
    {
    }

    std::vector<Figure> gather();

  private:
    std::optional<Place> spot(const Zone& zone, double footprint, double nearest, double below = 25);
    bool isFree(double x, double z, double footprint) const;
    double yawOf(const Zone& zone);
    const Zone& any(const std::vector<Zone>& zones)
    {
        return zones[static_cast<std::size_t>(dice_.count(0, static_cast<int>(zones.size()) - 1))];
    }
    void add(Category category, const Place& place, double footprint, std::function<void(FigurePainter&)> draw,
             int over = 0)
    {
        figures_.push_back({category, place, footprint, std::move(draw), false, over});
    }
    void clutter(Thing thing);
    void seated(const Place& bench);
    void car(const Zone& zone, bool parked);
    /// The first one of a scene has both feet in the picture.
    void person(bool first);
    void dog(const Place& beside);
    void strayDog();
    void bicycle(bool ridden);

    const Layout& layout_;
    const Light& light_;
    Dice& dice_;
    std::vector<Figure> figures_;
};

bool Crowd::isFree(double x, double z, double footprint) const
{
    return std::none_of(figures_.begin(), figures_.end(), [&](const Figure& other) {
        const double room = footprint + other.footprint;
        return std::abs(x - other.place.x) < room && std::abs(z - other.place.z) < room * 0.7;
    });
}

double Crowd::yawOf(const Zone& zone)
{
    if (zone.free || dice_.chance(0.25)) return dice_.between(0, 2 * kPi);
    return zone.along + (dice_.chance(0.5) ? kPi : 0) + 0.35 * dice_.bell();
}

/// `below`: how many rows below the picture the feet may stand. Near and far are as likely as they are large
/// in the picture: distances are drawn by their logarithm, nearly.
std::optional<Place> Crowd::spot(const Zone& zone, double footprint, double nearest, double below)
{
    const double closest = std::max({zone.lot.z1, nearest, layout_.camera.groundAt(kSceneHeight + below)});
    const double farthest = std::min(zone.lot.z2, 42.0);
    for (int attempt = 0; attempt < 12; ++attempt) {
        const double share = dice_.uniform();
        const double across = dice_.uniform();
        if (farthest < closest) return {};
        const double z = closest * farthest / (farthest + (closest - farthest) * share);
        const double s = layout_.camera.scale(z);
        const double left = std::max(zone.lot.x1, (-20 - layout_.camera.middle) / s);
        const double right = std::min(zone.lot.x2, (kSceneWidth + 20 - layout_.camera.middle) / s);
        const double x = left + (right - left) * across;
        if (left > right || !isFree(x, z, footprint)) continue;
        return Place{x, z, 0, 0};
    }
    return {};
}

void Crowd::clutter(Thing thing)
{
    const bool large =
        thing == Thing::Kiosk || thing == Thing::Fountain || thing == Thing::Tree || thing == Thing::Fir;
    const double footprint = footprintOf(thing);
    const Zone& zone = any(layout_.walks);
    if (!zone.things) return;
    const auto place = spot(zone, footprint, large ? 8 : 4.2);
    if (!place) return;
    const Clutter drawn = drawClutter(thing, dice_);
    add(Category::None, *place, footprint, [drawn](FigurePainter& pen) { draw(pen, drawn); });
    figures_.back().shines = thing == Thing::Lamp;
    if (thing == Thing::Bench && dice_.chance(0.65)) seated(*place);
}

void Crowd::seated(const Place& bench)
{
    const int people = dice_.count(1, 2);
    for (int i = 0; i < people; ++i) {
        Person person = drawPerson(dice_, light_.weather);
        sitDown(person, dice_);
        Place place = bench;
        place.x += people == 1 ? dice_.between(-0.5, 0.5) : i == 0 ? -0.42 : 0.42;
        place.yaw = -kPi / 2 + 0.5 * dice_.bell();
        add(
            Category::Person, place, 0.1, [person](FigurePainter& pen) { draw(pen, person); }, 1);
    }
}

void Crowd::car(const Zone& zone, bool parked)
{
    const Car drawn = drawCar(dice_);
    const double footprint = zone.free ? 2.2 : std::abs(sine(zone.along)) > 0.7 ? 1.5 : 2.5;
    auto place = spot(zone, footprint, 6.5);
    if (!place) return;
    place->yaw = zone.free ? dice_.between(0, 2 * kPi)
                           : zone.along + 0.05 * dice_.bell() + (parked && dice_.chance(0.5) ? kPi : 0);
    add(Category::Car, *place, footprint, [drawn](FigurePainter& pen) { draw(pen, drawn); });
}

void Crowd::person(bool first)
{
    const Zone& zone = any(layout_.walks);
    const double below = first ? -40 : dice_.chance(0.4) ? 170 : 25;
    auto place = spot(zone, 0.33, 2.0, below);
    if (!place) return;
    place->yaw = yawOf(zone);
    const Person drawn = drawPerson(dice_, light_.weather);
    add(Category::Person, *place, 0.33, [drawn](FigurePainter& pen) { draw(pen, drawn); });
    if (dice_.chance(0.12)) dog(*place);
    if (!dice_.chance(0.16)) return;
    Place beside = *place; // two who go together
    beside.x += 0.75 * (dice_.chance(0.5) ? 1 : -1);
    beside.z += 0.3 * dice_.bell();
    beside.yaw += 0.2 * dice_.bell();
    if (!isFree(beside.x, beside.z, 0.3)) return;
    const Person other = drawPerson(dice_, light_.weather);
    add(Category::Person, beside, 0.33, [other](FigurePainter& pen) { draw(pen, other); });
}

void Crowd::dog(const Place& beside)
{
    Place place = beside;
    place.x += (dice_.chance(0.5) ? 1 : -1) * dice_.between(0.7, 1.1);
    place.z -= dice_.between(0, 0.5);
    place.yaw += 0.5 * dice_.bell();
    const Dog drawn = drawDog(dice_);
    add(Category::Dog, place, 0.35, [drawn](FigurePainter& pen) { draw(pen, drawn); });
}

void Crowd::strayDog()
{
    const auto place = spot(any(layout_.walks), 0.45, 2.2);
    if (!place) return;
    Place there = *place;
    there.yaw = dice_.between(0, 2 * kPi);
    const Dog drawn = drawDog(dice_);
    add(Category::Dog, there, 0.4, [drawn](FigurePainter& pen) { draw(pen, drawn); });
}

void Crowd::bicycle(bool ridden)
{
    const Zone& zone = ridden && !layout_.roads.empty() ? any(layout_.roads) : any(layout_.kerbs);
    auto place = spot(zone, 0.7, 3.4);
    if (!place) return;
    place->yaw = yawOf(zone);
    Bicycle drawn = drawBicycle(dice_);
    add(Category::Bicycle, *place, 0.8, [drawn](FigurePainter& pen) { draw(pen, drawn); });
    if (!ridden) return;
    Person rider = drawPerson(dice_, light_.weather);
    rider.height = std::max(rider.height, 1.55);
    mount(rider, drawn.pedals);
    // The hip is on the saddle, behind the middle of the bicycle.
    const Vec hip = Place{place->x, place->z, place->yaw, 0}.toWorld({-0.24, 0, 0});
    add(
        Category::Person, {hip.x, hip.z, place->yaw, 0}, 0.1, [rider](FigurePainter& pen) { draw(pen, rider); }, 1);
    figures_.back().place.z = hip.z;
}

std::vector<Figure> Crowd::gather()
{
    const int things = dice_.count(4, 12);
    for (int i = 0; i < things; ++i)
        clutter(layout_.things[static_cast<std::size_t>(
            dice_.count(0, static_cast<int>(layout_.things.size()) - 1))]);
    const auto some = [&](double mean) { return static_cast<int>(dice_.between(0, 2 * mean + 0.99)); };
    for (int i = some(1.6 * layout_.traffic); i > 0; --i)
        car(any(layout_.roads), false);
    for (int i = some(1.5 * layout_.traffic); i > 0; --i)
        car(any(layout_.kerbs), true);
    for (int i = some(0.75); i > 0; --i)
        bicycle(true);
    for (int i = some(0.6); i > 0; --i)
        bicycle(false);
    for (int i = some(0.55); i > 0; --i)
        strayDog();
    const int people = 2 + some(3.5 * layout_.crowd);
    for (int i = 0; i < people; ++i)
        person(i < 2);
    return std::move(figures_);
}

} // namespace

std::vector<Figure> populate(const Layout& layout, const Light& light, Dice& dice)
{
    return Crowd(layout, light, dice).gather();
}

} // namespace blindspot::scenes
