#include "core/scenes/person.h"

namespace blindspot::scenes {

namespace {

constexpr Colour kSkins[] = {hex(0xF6D3BD), hex(0xEDBE9C), hex(0xE0A982), hex(0xC98C62),
                             hex(0xA56B45), hex(0x7D4E32), hex(0x5A3825)};
constexpr Colour kHairs[] = {hex(0x1E1815), hex(0x2E211B), hex(0x4A3022), hex(0x6E4528), hex(0x9A6A3A),
                             hex(0xCFA55F), hex(0xA4472A), hex(0x9C9A97), hex(0xD9D6D0)};
constexpr Colour kTops[] = {hex(0xD8443C), hex(0xE9803A), hex(0xF2B93B), hex(0x6FA34B), hex(0x2E7D5B),
                            hex(0x2C8C99), hex(0x3B79BC), hex(0x2C4A86), hex(0x6A4A97), hex(0xB5497F),
                            hex(0xEFA7B2), hex(0xF3EDE2), hex(0xFAFAF7), hex(0xB8B4AC), hex(0x6B6E73),
                            hex(0x2F3237), hex(0x7A4B32), hex(0xB98B5B), hex(0x8FB8D6), hex(0x1F2A44)};
constexpr Colour kBottoms[] = {hex(0x2B3A5C), hex(0x3E5686), hex(0x5C7DA8), hex(0x24262B),
                               hex(0x4A4C50), hex(0x7C7568), hex(0xB9A27E), hex(0x5A4632),
                               hex(0x66704A), hex(0xD9D2C3), hex(0x7A2F3A), hex(0x88898C)};
constexpr Colour kShoes[] = {hex(0x22201F), hex(0x4C3526), hex(0xEDEAE4), hex(0xB7352F),
                             hex(0x35507E), hex(0x8A6239), hex(0x6B6B6E)};

Clothes drawClothes(Dice& dice, bool cold)
{
    static constexpr double warmTops[] = {40, 22, 14, 2, 14};
    static constexpr double coldTops[] = {1, 10, 45, 40, 2};
    static constexpr double warmBottoms[] = {60, 22, 18};
    static constexpr double coldBottoms[] = {90, 1, 9};
    Clothes clothes;
    clothes.top = static_cast<Top>(dice.weighted(cold ? coldTops : warmTops));
    clothes.bottom = static_cast<Bottom>(dice.weighted(cold ? coldBottoms : warmBottoms));
    clothes.topColour = dice.pick(kTops) * dice.between(0.9, 1.04);
    clothes.underColour = dice.pick(kTops);
    clothes.bottomColour = dice.pick(kBottoms) * dice.between(0.9, 1.08);
    if (clothes.bottom == Bottom::Skirt) clothes.bottomColour = dice.pick(kTops);
    clothes.shoeColour = dice.pick(kShoes);
    clothes.accent = dice.pick(kTops);
    clothes.striped = dice.chance(0.14);
    clothes.scarf = cold && dice.chance(0.45);
    return clothes;
}

Head drawHead(Dice& dice, bool cold)
{
    static constexpr double hairs[] = {42, 22, 8, 10, 9, 6};
    static constexpr double warmHats[] = {84, 9, 1, 6};
    static constexpr double coldHats[] = {50, 5, 40, 5};
    Head head;
    head.skin = dice.pick(kSkins);
    head.hairColour = dice.pick(kHairs);
    head.hair = static_cast<Hair>(dice.weighted(hairs));
    head.hat = static_cast<Hat>(dice.weighted(cold ? coldHats : warmHats));
    head.beard = head.hair != Hair::Long && head.hair != Hair::Tail && dice.chance(0.15);
    head.glasses = dice.chance(0.16);
    return head;
}

void hangArms(Person& person, Dice& dice)
{
    for (Swing& arm : person.arms)
        arm = {dice.between(-0.1, 0.15), dice.between(0.1, 0.35), dice.between(0.08, 0.22), 0.1};
}

void step(Person& person, double phase, double reach, double elbow)
{
    for (int i = 0; i < 2; ++i) {
        const double swing = sine(phase + kPi * i);
        const double back = cosine(phase + kPi * i); // the leg comes forward while this is positive
        person.legs[i] = {reach * swing + 0.04, 0.12 + (back > 0 ? back * reach * 1.25 : 0), 0.04, 0};
        person.arms[i] = {-reach * 0.85 * swing, elbow + 0.15 * (1 - swing), 0.12, 0.1};
    }
}

void stepAtRandom(Person& person, Dice& dice, double least, double most, double elbow)
{
    const double reach = dice.between(least, most);
    step(person, dice.between(0, 2 * kPi), reach, elbow);
}

void stand(Person& person, Dice& dice)
{
    hangArms(person, dice);
    const double apart = dice.between(0.03, 0.16);
    person.legs[0] = {dice.between(-0.05, 0.1), dice.between(0, 0.1), apart, 0};
    person.legs[1] = {dice.between(-0.05, 0.1), dice.between(0, 0.15), apart, 0};
    const int side = dice.count(0, 1);
    Swing& arm = person.arms[side];
    switch (dice.count(0, 8)) {
    case 0:
        arm = {0.3, 2.3, 0.25, -0.2};
        break; // at the ear
    case 1:
        arm = {0.3, 1.5, 0.1, 0.35};
        person.phone = true;
        break; // looks at a phone
    case 2:
        arm = {2.6, 0.4, 0.45, 0};
        break; // waves
    case 3:
        for (Swing& a : person.arms)
            a = {0.25, 1.75, 0.15, 1.1};
        break; // folded
    case 4:
        for (Swing& a : person.arms)
            a = {-0.25, 0.9, 0.65, 0.9};
        break; // on the hips
    case 5:
        arm = {1.35, 0.25, 0.1, 0};
        break; // points
    case 6:
        for (Swing& a : person.arms)
            a = {-0.15, 0.75, 0.3, 0.3};
        break; // in the pockets
    default:
        break;
    }
}

} // namespace

Person drawPerson(Dice& dice, Weather weather)
{
    const bool cold = weather == Weather::Snow || (weather == Weather::Rain && dice.chance(0.6)) ||
                      (weather != Weather::Sunny && dice.chance(0.35));
    Person person;
    const bool child = dice.chance(0.13);
    person.height = child ? dice.between(0.98, 1.4) : 1.71 + 0.17 * dice.bell();
    person.headShare = child ? dice.between(0.082, 0.094) : dice.between(0.070, 0.077);
    person.build = 1.04 + 0.2 * dice.bell() + (dice.chance(0.12) ? 0.18 : 0);
    person.clothes = drawClothes(dice, cold);
    person.head = drawHead(dice, cold);
    person.headTurn = 0.7 * dice.bell();
    static constexpr double postures[] = {40, 52, 8};
    person.posture = static_cast<Posture>(dice.weighted(postures));
    person.lean = dice.between(-0.02, 0.06);
    if (person.posture == Posture::Stand) stand(person, dice);
    if (person.posture == Posture::Walk) stepAtRandom(person, dice, 0.28, 0.52, 0.2);
    if (person.posture == Posture::Run) {
        stepAtRandom(person, dice, 0.65, 0.85, 1.3);
        person.lean = dice.between(0.12, 0.24);
    }
    if (person.posture == Posture::Run) return person;
    person.backpack = dice.chance(0.17);
    person.handbag = dice.chance(0.2);
    person.umbrella = weather == Weather::Rain && dice.chance(0.55);
    if (person.umbrella) person.arms[dice.count(0, 0)] = {0.5, 1.75, 0.05, 0.3};
    return person;
}

void sitDown(Person& person, Dice& dice)
{
    person.posture = Posture::Sit;
    person.lean = dice.between(-0.12, 0.2);
    person.umbrella = person.handbag = person.backpack = false;
    for (Swing& leg : person.legs)
        leg = {dice.between(1.35, 1.55), dice.between(1.25, 1.65), dice.between(0.04, 0.2), 0};
    for (Swing& arm : person.arms)
        arm = {dice.between(0.2, 0.6), dice.between(0.5, 1.4), dice.between(0.08, 0.25),
               dice.between(0, 0.4)};
}

void walk(Person& person, double phase, double reach)
{
    const Swing holding = person.arms[0];
    person.posture = Posture::Walk;
    person.phone = false;
    step(person, phase, reach, 0.2);
    if (person.umbrella) person.arms[0] = holding;
}

void mount(Person& person, double pedals)
{
    person.posture = Posture::Cycle;
    person.lean = 0.5;
    person.umbrella = person.handbag = false;
    for (int i = 0; i < 2; ++i) {
        const double down = cosine(pedals + kPi * i);
        person.legs[i] = {0.95 - 0.42 * down, 1.05 - 0.62 * down, 0.05, 0};
        person.arms[i] = {1.15, 0.22, 0.08, 0};
    }
}

} // namespace blindspot::scenes
