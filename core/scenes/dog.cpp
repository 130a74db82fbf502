#include "core/scenes/dog.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace blindspot::scenes {

namespace {

constexpr Colour kCoats[] = {hex(0x2B2522), hex(0x5A3B26), hex(0x8A5A33), hex(0xB98349), hex(0xD9B27C),
                             hex(0xEFE2CB), hex(0x8C8782), hex(0x4A4744), hex(0xC7743B), hex(0xF4F0E8)};
constexpr Colour kCollars[] = {hex(0xC8322E), hex(0x2F6DB5), hex(0x3E7A4C), hex(0xF0C52E)};

class Hound {
  public:
    Hound(FigurePainter& pen, const Dog& dog) : pen_(pen), dog_(dog), s_(dog.shoulder)
    {
        const bool sits = dog.gait == Gait::Sit;
        const double bob = dog.gait == Gait::Run ? 0.06 : 0;
        const double half = dog.length / 2;
        chest_ = sits ? Vec{0.2, 0.72, 0} : Vec{half * 0.72, 0.78 + bob, 0};
        rump_ = sits ? Vec{-0.25, 0.30, 0} : Vec{-half * 0.72, 0.80 - bob, 0};
        neck_ = chest_ + Vec{0.2 - 0.08 * dog.headUp, 0.3 + 0.12 * dog.headUp, 0};
        head_ = neck_ + Vec{0.14, 0.1 + 0.04 * dog.headUp, 0};
        for (Vec* joint : {&chest_, &rump_, &neck_, &head_})
            *joint = *joint * s_;
    }

    void draw()
    {
        const double middle = pen_.depth((chest_ + rump_) * 0.5);
        for (int i = 0; i < 4; ++i) {
            const double side = i % 2 == 0 ? 1 : -1;
            const Vec hip = (i < 2 ? chest_ + Vec{0.03 * s_, -0.06 * s_, 0} : rump_) +
                            Vec{0, 0, 0.11 * s_ * side * dog_.thick};
            const bool far = pen_.depth(hip) > pen_.depth(i < 2 ? chest_ : rump_);
            add(far ? middle + 2 : middle - 0.1 + (pen_.depth(hip) - middle) * 0.1,
                [this, i, hip, far] { leg(i, hip, far); });
        }
        add(pen_.depth(rump_) > middle ? middle + 1 : middle - 0.5, [this] { tail(); });
        add(middle, [this] { trunk(); });
        add(pen_.depth(chest_) > middle + 0.1 * s_ ? middle + 0.5 : middle - 1, [this] { head(); });
        std::stable_sort(parts_.begin(), parts_.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        for (const auto& part : parts_)
            part.second();
    }

  private:
    void add(double depth, std::function<void()> part) { parts_.emplace_back(depth, std::move(part)); }
    void leg(int i, Vec hip, bool far);
    void trunk();
    void tail();
    void head();

    FigurePainter& pen_;
    const Dog& dog_;
    double s_;
    Vec chest_, rump_, neck_, head_;
    std::vector<std::pair<double, std::function<void()>>> parts_;
};

void Hound::leg(int i, Vec hip, bool far)
{
    const bool front = i < 2;
    const double gait = dog_.gait == Gait::Run ? 0.85 : dog_.gait == Gait::Walk ? 0.38 : 0.06;
    // Walking, the legs go crosswise; running, both front ones together.
    const double offset =
        dog_.gait == Gait::Run ? (front ? 0 : kPi) + (i % 2) * 0.5 : (i == 0 || i == 3 ? 0 : kPi);
    double swing = gait * sine(dog_.phase + offset);
    Vec paw{hip.x + swing * 0.6 * s_,
            0.035 * s_ + std::max(0.0, cosine(dog_.phase + offset)) * gait * 0.25 * s_, hip.z};
    Vec knee = (hip + paw) * 0.5 + Vec{(front ? -0.05 : 0.1) * s_, 0, 0};
    if (dog_.gait == Gait::Sit) {
        paw = front ? Vec{chest_.x + 0.06 * s_, 0.035 * s_, hip.z}
                    : Vec{rump_.x + 0.26 * s_, 0.035 * s_, hip.z * 1.5};
        knee = front ? (hip + paw) * 0.5 : Vec{rump_.x + 0.24 * s_, 0.26 * s_, hip.z * 1.5};
    }
    const Colour colour = dog_.patched && front ? mixed(dog_.coat, dog_.second, 0.8) : dog_.coat;
    const Look look{far ? -0.45 : -0.05, 0.7, 1, false};
    pen_.limb(knee, 0.062 * s_ * dog_.thick, paw, 0.04 * s_ * dog_.thick, colour, look);
    pen_.limb(hip, (front ? 0.1 : 0.13) * s_ * dog_.thick, knee, 0.065 * s_ * dog_.thick, dog_.coat, look);
    pen_.limb(paw, 0.042 * s_ * dog_.thick, paw + Vec{0.06 * s_, -0.005 * s_, 0}, 0.034 * s_ * dog_.thick,
              colour, look);
}

void Hound::trunk()
{
    const double t = dog_.thick * s_;
    pen_.limb(chest_, 0.2 * t, rump_, 0.165 * t, dog_.coat);
    pen_.limb(chest_ + Vec{0.02 * s_, -0.05 * s_, 0}, 0.19 * t,
              (chest_ + rump_) * 0.5 + Vec{0, -0.02 * s_, 0}, 0.16 * t, dog_.coat);
    if (dog_.patched && pen_.shows(0.08)) {
        pen_.oval(chest_ + Vec{0.08 * s_, -0.08 * s_, 0}, 0.12 * t, 0.13 * t, dog_.second);
        pen_.oval((chest_ + rump_) * 0.5 + Vec{-0.05 * s_, 0.06 * s_, 0}, 0.17 * t, 0.09 * t,
                  mixed(dog_.coat, dog_.second, 0.4));
    }
    pen_.limb(chest_ + Vec{0.04 * s_, 0.04 * s_, 0}, 0.16 * t, neck_, 0.115 * t, dog_.coat);
    if (dog_.collar) {
        const Vec at = chest_ + (neck_ - chest_) * 0.75;
        pen_.limb(at + Vec{-0.06 * s_, 0.05 * s_, 0}, 0.055 * s_, at + Vec{0.09 * s_, -0.03 * s_, 0},
                  0.05 * s_, dog_.collarColour);
    }
}

void Hound::tail()
{
    const Vec root = rump_ + Vec{-0.14 * s_, 0.07 * s_, 0};
    const double up = dog_.gait == Gait::Sit ? -0.2 : dog_.tailUp;
    const Vec bend = root + Vec{-0.2, 0.12 * up, 0.03} * s_;
    const Vec tip = bend + Vec{-0.12 + 0.12 * up, 0.26 * up - 0.03, 0.05} * s_;
    const double thick = dog_.bushyTail ? 0.075 : 0.038;
    pen_.limb(root, 0.05 * s_, bend, thick * s_, dog_.coat);
    pen_.limb(bend, thick * s_, tip, thick * 0.6 * s_, dog_.patched ? dog_.second : dog_.coat);
}

void Hound::head()
{
    const double toward = -sine(pen_.place().yaw);
    const Vec nose = head_ + Vec{0.235 * dog_.muzzle, -0.06, 0} * s_;
    const Colour dark = dog_.coat * 0.72;
    const auto ear = [&](double side) {
        const Vec root = head_ + Vec{-0.04, 0.08, 0.085 * side} * s_;
        if (dog_.pointedEars)
            pen_.area({root + Vec{0.03, 0, -0.05 * side} * s_, root + Vec{-0.05, 0, 0.05 * side} * s_,
                       root + Vec{-0.03, 0.19, 0.03 * side} * s_},
                      dark, {-0.1, 0, 1, false});
        else
            pen_.limb(root, 0.05 * s_, root + Vec{-0.03, -0.15, 0.035 * side} * s_, 0.065 * s_, dark);
    };
    const bool leftFar = pen_.depth(head_ + Vec{0, 0, 1}) > pen_.depth(head_);
    ear(leftFar ? 1 : -1);
    pen_.ball(head_, 0.145 * s_, dog_.coat);
    if (toward > -0.5) {
        pen_.limb(head_ + Vec{0.06, -0.035, 0} * s_, 0.095 * s_, nose, 0.06 * s_,
                  dog_.patched ? dog_.second : mixed(dog_.coat, {1, 1, 1}, 0.12));
        pen_.oval(nose + Vec{0.045, 0.03, 0} * s_, 0.034 * s_, 0.028 * s_, hex(0x191615), {});
        if (pen_.shows(0.02))
            for (const double side : {-1.0, 1.0})
                if (pen_.depth(head_ + Vec{0.3, 0, side}) < pen_.depth(head_) || (leftFar ? -1 : 1) == side)
                    pen_.ball(head_ + Vec{0.085, 0.035, 0.07 * side} * s_, 0.02 * s_, hex(0x191615), {});
    }
    ear(leftFar ? -1 : 1);
}

} // namespace

Dog drawDog(Dice& dice)
{
    static constexpr double gaits[] = {28, 40, 12, 20};
    Dog dog;
    dog.shoulder = dice.between(0.3, 0.66);
    dog.length = dice.between(0.98, 1.3) * (dog.shoulder < 0.38 ? 1.15 : 1);
    dog.thick = dice.between(0.85, 1.15);
    dog.muzzle = dice.between(0.75, 1.1);
    dog.pointedEars = dice.chance(0.42);
    dog.bushyTail = dice.chance(0.45);
    dog.patched = dice.chance(0.4);
    dog.collar = dice.chance(0.6);
    dog.coat = dice.pick(kCoats) * dice.between(0.9, 1.05);
    dog.second = dice.chance(0.6) ? hex(0xF4F0E8) : dice.pick(kCoats);
    dog.collarColour = dice.pick(kCollars);
    dog.gait = static_cast<Gait>(dice.weighted(gaits));
    dog.phase = dice.between(0, 2 * kPi);
    dog.headUp = dice.between(-0.8, 1);
    dog.tailUp = dice.between(-0.6, 1);
    return dog;
}

void draw(FigurePainter& pen, const Dog& dog)
{
    Hound(pen, dog).draw();
}

} // namespace blindspot::scenes
