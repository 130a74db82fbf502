// Verdicts on sightings: found, not found, and the cases that cannot be told.
#include "core/outdoor/verdict.h"

#include <QTest>

using namespace blindspot;
using namespace blindspot::outdoor;

namespace {

constexpr imaging::PinholeCamera kCamera{1000, {1280, 960}};

/// Five metres away: a person is 340 pixels tall there, with 100 above the patch's middle.
Sighting sightingAt(double x, double y)
{
    Sighting sighting;
    sighting.distance = 5;
    sighting.middle = {x, y};
    return sighting;
}

evaluation::PictureDetection boxOf(const Box& box, const std::string& className = "person")
{
    return {box, className, 0, 0.8};
}

std::vector<Verdict> verdicts(const std::vector<Sighting>& sightings, const std::vector<evaluation::PictureDetection>& boxes)
{
    return judge(sightings, boxes, "person", kCamera);
}

} // namespace

class TestVerdict : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void thePersonIsExpectedAroundTheSheet()
    {
        QVERIFY((expectedPerson(sightingAt(640, 400), kCamera) == Box{580, 300, 700, 640}));
    }

    void aBoxOfThePersonFindsThem()
    {
        const Sighting sheet = sightingAt(640, 400);
        QCOMPARE(verdicts({sheet}, {boxOf({575, 290, 710, 650})}).front(), Verdict::Found);
        QCOMPARE(verdicts({sheet}, {boxOf({600, 310, 690, 450})}).front(), Verdict::Found); // the upper body alone
    }

    void whatIsNotThePersonDoesNot()
    {
        const Sighting sheet = sightingAt(640, 400);
        QCOMPARE(verdicts({sheet}, {}).front(), Verdict::NotFound);
        QCOMPARE(verdicts({sheet}, {boxOf({575, 290, 710, 650}, "dog")}).front(), Verdict::NotFound);
        QCOMPARE(verdicts({sheet}, {boxOf({800, 290, 930, 650})}).front(), Verdict::NotFound); // somebody beside
    }

    /// Of somebody farther away, or nearer.
    void boxesOfAnotherSizeDoNotTell()
    {
        const Sighting sheet = sightingAt(640, 400);
        QCOMPARE(verdicts({sheet}, {boxOf({620, 380, 660, 470})}).front(), Verdict::OtherSize);
        QCOMPARE(verdicts({sheet}, {boxOf({300, 100, 900, 940})}).front(), Verdict::OtherSize);
        QCOMPARE(verdicts({sheet}, {boxOf({620, 380, 660, 470}), boxOf({575, 290, 710, 650})}).front(), Verdict::Found);
    }

    void aBoxWithTwoSheetsDoesNotTell()
    {
        const std::vector<Sighting> both{sightingAt(600, 400), sightingAt(700, 400)};
        QCOMPARE(verdicts(both, {boxOf({540, 290, 760, 650})}), (std::vector{Verdict::Shared, Verdict::Shared}));
        QCOMPARE(verdicts(both, {boxOf({540, 290, 650, 650})}), (std::vector{Verdict::Found, Verdict::NotFound}));
    }

    void aCutPersonDoesNotTell()
    {
        QCOMPARE(verdicts({sightingAt(640, 930)}, {}).front(), Verdict::NotFound); // 130 of 340 rows are seen
        QCOMPARE(verdicts({sightingAt(5, 930)}, {}).front(), Verdict::Cut);
        // What is seen decides how large a box may be.
        QCOMPARE(verdicts({sightingAt(640, 930)}, {boxOf({575, 830, 710, 960})}).front(), Verdict::Found);
    }

    void whatMarkersContradictDoesNotTell()
    {
        Sighting sheet = sightingAt(640, 400);
        sheet.sure = false;
        QCOMPARE(verdicts({sheet}, {boxOf({575, 290, 710, 650})}).front(), Verdict::Unsure);
        QVERIFY(!tells(Verdict::Unsure) && tells(Verdict::NotFound));
    }
};

QTEST_GUILESS_MAIN(TestVerdict)
#include "test_verdict.moc"
