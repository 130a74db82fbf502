#include "core/scenes/car.h"

namespace blindspot::scenes {

namespace {

constexpr Colour kPaints[] = {hex(0xC8322E), hex(0x9C2326), hex(0xE8B731), hex(0x2F6DB5), hex(0x1F3D6E),
                              hex(0x4FA3B8), hex(0x3E7A4C), hex(0x9DB38A), hex(0xF2F1EC), hex(0xE9E9E7),
                              hex(0xC3C6C9), hex(0x8C9196), hex(0x4A4E54), hex(0x24262A), hex(0xE07B39),
                              hex(0x6B4A35), hex(0xD9C7A3), hex(0x7A4E86), hex(0x9FC4D6)};
constexpr Colour kSkins[] = {hex(0xEDBE9C), hex(0xC98C62), hex(0x7D4E32)};
constexpr Colour kShirts[] = {hex(0x3B79BC), hex(0xF3EDE2), hex(0xD8443C), hex(0x2F3237)};

const std::vector<Corner> kSaloon{{0.495, 0.17, false}, {0.5, 0.36, false},  {0.48, 0.47, false},
                                  {0.42, 0.54, false},  {0.2, 0.61, true},   {0.05, 0.96, false},
                                  {-0.02, 1.0, false},  {-0.16, 0.98, true}, {-0.34, 0.65, false},
                                  {-0.47, 0.61, false}, {-0.5, 0.42, false}, {-0.49, 0.17, false}};
const std::vector<Corner> kHatchback{{0.495, 0.17, false}, {0.5, 0.36, false},  {0.48, 0.47, false},
                                     {0.42, 0.55, false},  {0.22, 0.62, true},  {0.06, 0.96, false},
                                     {-0.05, 1.0, false},  {-0.34, 0.97, true}, {-0.46, 0.63, false},
                                     {-0.49, 0.45, false}, {-0.49, 0.17, false}};
const std::vector<Corner> kEstate{{0.495, 0.17, false}, {0.5, 0.36, false},  {0.48, 0.47, false},
                                  {0.42, 0.54, false},  {0.22, 0.61, true},  {0.08, 0.95, false},
                                  {0.0, 0.99, false},   {-0.4, 0.98, true},  {-0.485, 0.63, false},
                                  {-0.5, 0.42, false},  {-0.49, 0.17, false}};
const std::vector<Corner> kOffRoad{{0.49, 0.22, false}, {0.5, 0.42, false},  {0.485, 0.54, false},
                                   {0.43, 0.58, false}, {0.22, 0.62, true},  {0.11, 0.95, false},
                                   {0.03, 1.0, false},  {-0.42, 0.98, true}, {-0.485, 0.62, false},
                                   {-0.5, 0.42, false}, {-0.49, 0.22, false}};
const std::vector<Corner> kVan{{0.49, 0.14, false},   {0.5, 0.30, false},  {0.49, 0.38, false},
                               {0.44, 0.46, false},   {0.38, 0.52, true},  {0.24, 0.93, false},
                               {0.18, 0.99, false},   {-0.44, 1.0, false}, {-0.49, 0.96, true},
                               {-0.495, 0.58, false}, {-0.5, 0.4, false},  {-0.49, 0.14, false}};
const std::vector<Corner> kSmall{{0.485, 0.16, false}, {0.5, 0.33, false},  {0.47, 0.46, false},
                                 {0.36, 0.55, false},  {0.25, 0.6, true},   {0.05, 0.97, false},
                                 {-0.06, 1.0, false},  {-0.33, 0.94, true}, {-0.46, 0.6, false},
                                 {-0.5, 0.4, false},   {-0.48, 0.16, false}};

} // namespace

const std::vector<Corner>& outlineOf(Make make)
{
    switch (make) {
    case Make::Saloon:
        return kSaloon;
    case Make::Hatchback:
        return kHatchback;
    case Make::Estate:
        return kEstate;
    case Make::OffRoad:
        return kOffRoad;
    case Make::Van:
        return kVan;
    case Make::Small:
        break;
    }
    return kSmall;
}

double beltOf(Make make)
{
    return make == Make::Van ? 0.53 : 0.625;
}

Car drawCar(Dice& dice)
{
    static constexpr double makes[] = {26, 26, 14, 16, 8, 10};
    struct Measures {
        double length, width, height, wheel;
    };
    static constexpr Measures measures[] = {{4.55, 1.8, 1.44, 0.32}, {4.1, 1.76, 1.48, 0.31},
                                            {4.6, 1.8, 1.5, 0.32},   {4.5, 1.88, 1.74, 0.37},
                                            {4.9, 1.92, 2.05, 0.33}, {3.45, 1.62, 1.5, 0.29}};
    Car car;
    const std::size_t make = dice.weighted(makes);
    car.make = static_cast<Make>(make);
    const double size = dice.between(0.95, 1.05);
    car.length = measures[make].length * size;
    car.width = measures[make].width;
    car.height = measures[make].height * dice.between(0.97, 1.04);
    car.wheel = measures[make].wheel;
    car.paint = dice.pick(kPaints) * dice.between(0.9, 1.05);
    car.rim = dice.chance(0.75) ? hex(0xC9CCCE) : hex(0x55585C);
    car.taxi = dice.chance(0.06);
    if (car.taxi) car.paint = hex(0xF0C52E);
    car.rack = car.make == Make::Estate && dice.chance(0.5);
    car.driver = dice.chance(0.5);
    car.stripe = dice.chance(0.12);
    car.driverSkin = dice.pick(kSkins);
    car.driverShirt = dice.pick(kShirts);
    return car;
}

} // namespace blindspot::scenes
