// The moving street: a function of seed and time, in which people walk in small steps, leave, and others come.
#include "core/scenes/moving_street.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace blindspot;
using namespace blindspot::scenes;

namespace {

constexpr double kFrame = 1 / 25.0;

std::vector<SceneObject> peopleAt(const MovingStreet& street, double seconds)
{
    std::vector<SceneObject> people = street.at(seconds, static_cast<std::uint64_t>(seconds * 25)).objects;
    std::erase_if(people, [](const SceneObject& object) { return object.category != Category::Person; });
    return people;
}

double middleOf(const Box& box)
{
    return (box.x1 + box.x2) / 2;
}

} // namespace

class TestMovingStreet : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aMomentIsAFunctionOfSeedAndTime();
    void people();
    void peopleMoveInSmallSteps();
    void peopleComeAndGo();
    void whatStandsStaysWhereItIs();
};

void TestMovingStreet::aMomentIsAFunctionOfSeedAndTime()
{
    const MovingStreet one(3), same(3), other(4);
    one.at(10, 250);
    QVERIFY(one.at(1.5, 37).image.rgb == same.at(1.5, 37).image.rgb);
    QVERIFY(one.at(1.5, 37).image.rgb != other.at(1.5, 37).image.rgb);
    QVERIFY(one.at(1.5, 37).image.rgb != one.at(1.6, 37).image.rgb);
}

void TestMovingStreet::people()
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const MovingStreet street(seed);
        double seen = 0;
        for (int i = 0; i < 8; ++i)
            seen += static_cast<double>(peopleAt(street, 2.0 * i).size());
        QVERIFY2(seen / 8 >= 2, qPrintable(QString("street %1: %2 people").arg(seed).arg(seen / 8)));
    }
}

/// From frame to frame nearly everybody is where somebody was a frame ago, and they are not where they were a second ago.
void TestMovingStreet::peopleMoveInSmallSteps()
{
    const MovingStreet street(1);
    int followed = 0, seen = 0, moved = 0, later = 0;
    for (int i = 0; i < 10; ++i) {
        const double start = 3.0 * i;
        const auto before = peopleAt(street, start), after = peopleAt(street, start + kFrame), second = peopleAt(street, start + 1);
        const auto nearest = [](const std::vector<SceneObject>& people, const SceneObject& person) {
            double least = 1e9;
            for (const SceneObject& other : people)
                least = std::min(least, std::abs(middleOf(other.box) - middleOf(person.box)) + std::abs(other.box.y2 - person.box.y2));
            return least;
        };
        for (const SceneObject& person : after) {
            ++seen;
            followed += nearest(before, person) < 12 ? 1 : 0;
        }
        for (const SceneObject& person : second) {
            ++later;
            moved += nearest(before, person) > 8 ? 1 : 0;
        }
    }
    QVERIFY(seen > 20);
    QVERIFY2(followed >= seen * 9 / 10, qPrintable(QString("%1 of %2").arg(followed).arg(seen)));
    QVERIFY2(moved >= later / 2, qPrintable(QString("%1 of %2").arg(moved).arg(later)));
}

void TestMovingStreet::peopleComeAndGo()
{
    const MovingStreet street(2);
    std::vector<std::size_t> counts;
    for (int i = 0; i < 30; ++i)
        counts.push_back(peopleAt(street, 4.0 * i).size());
    const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
    QVERIFY(*least < *most);
    QVERIFY(*most >= 3);
}

/// Without the camera's noise most of the picture is the same from frame to frame.
void TestMovingStreet::whatStandsStaysWhereItIs()
{
    const MovingStreet street(1);
    const Scene one = street.at(0, 0), two = street.at(0.4, 10);
    std::size_t alike = 0;
    for (std::size_t i = 0; i < one.image.rgb.size(); ++i)
        alike += std::abs(one.image.rgb[i] - two.image.rgb[i]) <= 24 ? 1U : 0U;
    QVERIFY(alike > one.image.rgb.size() * 8 / 10);
    QVERIFY(alike < one.image.rgb.size());
}

QTEST_GUILESS_MAIN(TestMovingStreet)
#include "test_moving_street.moc"
