// What holds for every kind of defence, and where the original's pixels lie.
#include "core/common/box.h"
#include "core/defences/defence.h"
#include "tests/support/noise_pictures.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <thread>
#include <vector>

using namespace blindspot;
using namespace blindspot::defences;
using imaging::Image;
using imaging::Size;

namespace {

bool same(const Filtered& a, const Filtered& b)
{
    return a.image.size() == b.image.size() && a.image.rgb == b.image.rgb && a.scale == b.scale &&
           a.left == b.left && a.top == b.top;
}

void addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const DefenceKind& kind : defenceKinds())
        QTest::newRow(kind.name.c_str()) << QString::fromStdString(kind.name);
}

std::unique_ptr<Defence> fetched()
{
    QFETCH(QString, kind);
    return makeDefence(parseDefence(kind.toStdString(), "test"));
}

double farthest(const Box& a, const Box& b)
{
    return std::max(
        {std::abs(a.x1 - b.x1), std::abs(a.y1 - b.y1), std::abs(a.x2 - b.x2), std::abs(a.y2 - b.y2)});
}

} // namespace

class TestDefences : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theSizeStaysAndTheKeyDecides_data() { addKinds(); }
    void theSizeStaysAndTheKeyDecides();
    void oneColourStaysOneColour_data() { addKinds(); }
    void oneColourStaysOneColour();
    void threadsMayShareOne_data() { addKinds(); }
    void threadsMayShareOne();
    void boxesComeBack();
    void boxesAreClippedToTheOriginal();
    void resizePadPutsThePictureWhereItSays();
    void resizePadDrawsItsWholeRange();
};

void TestDefences::theSizeStaysAndTheKeyDecides()
{
    const std::unique_ptr<Defence> defence = fetched();
    for (const Size size : {Size{1, 1}, Size{3, 2}, Size{1, 90}, Size{64, 48}, Size{131, 77}}) {
        const Image picture = testing::noisePicture(size.width, size.height, 11);
        const Image before = picture;
        const Filtered first = defence->apply(picture, 5);
        QVERIFY(first.image.size() == size);
        QCOMPARE(std::ssize(first.image.rgb), std::ssize(picture.rgb));
        QVERIFY(same(first, defence->apply(picture, 5)));
        QVERIFY(picture.rgb == before.rgb);
    }
}

void TestDefences::oneColourStaysOneColour()
{
    const std::unique_ptr<Defence> defence = fetched();
    for (const int grey : {0, 1, 100, 254, 255}) {
        const Image picture(70, 50, static_cast<std::uint8_t>(grey));
        const Filtered result = defence->apply(picture, 3);
        for (int y = 0; y < 50; ++y)
            for (int x = 0; x < 70; ++x) {
                const Box place = result.toOriginal({x - 1.0, y - 1.0, x + 2.0, y + 2.0});
                const bool padding = result.scale < 1 && (place.width() * result.scale < 3 - 1e-9 ||
                                                          place.height() * result.scale < 3 - 1e-9);
                if (!padding) QVERIFY(std::abs(result.image.pixel(x, y)[1] - grey) <= 1);
            }
    }
}

void TestDefences::threadsMayShareOne()
{
    const std::unique_ptr<Defence> defence = fetched();
    const Image picture = testing::noisePicture(96, 80, 2);
    constexpr std::size_t count = 8;
    std::vector<Filtered> alone;
    for (std::size_t i = 0; i < count; ++i)
        alone.push_back(defence->apply(picture, i));
    std::vector<Filtered> together(count);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < count; ++i)
            threads.emplace_back([&, i] { together[i] = defence->apply(picture, i); });
    }
    for (std::size_t i = 0; i < count; ++i)
        QVERIFY(same(alone[i], together[i]));
}

void TestDefences::boxesComeBack()
{
    QVERIFY(rc::check("there and back", [] {
        const int width = *rc::gen::inRange(1, 300);
        const int height = *rc::gen::inRange(1, 300);
        const auto defence = makeDefence(parseDefence("resize-pad:low=0.3", "test"));
        const Filtered result =
            defence->apply(Image(width, height, 50), *rc::gen::arbitrary<std::uint64_t>());
        const auto within = [](int limit) { return *rc::gen::inRange(0, 1001) / 1000.0 * limit; };
        const Box box{within(width), within(height), within(width), within(height)};
        const Box there{box.x1 * result.scale + result.left, box.y1 * result.scale + result.top,
                        box.x2 * result.scale + result.left, box.y2 * result.scale + result.top};
        RC_ASSERT(farthest(result.toOriginal(there), box) < 1e-9 * 300);
    }));
}

void TestDefences::boxesAreClippedToTheOriginal()
{
    const Filtered shrunk{Image(100, 60), 0.5, 20, 10};
    QVERIFY(shrunk.toOriginal({0, 0, 100, 60}) == (Box{0, 0, 100, 60}));
    QVERIFY(shrunk.toOriginal({30, 15, 45, 30}) == (Box{20, 10, 50, 40}));
    const Filtered plain{Image(100, 60)};
    QVERIFY(plain.toOriginal({-5, 3, 101, 50}) == (Box{0, 3, 100, 50}));
}

void TestDefences::resizePadPutsThePictureWhereItSays()
{
    // A bright square's corners, found in the filtered picture, map back to where they were.
    Image picture(120, 90, 20);
    for (int y = 30; y < 60; ++y)
        for (int x = 40; x < 90; ++x)
            std::fill_n(picture.pixel(x, y), 3, std::uint8_t{250});
    const auto defence = makeDefence(parseDefence("resize-pad", "test"));
    for (std::uint64_t key = 0; key < 20; ++key) {
        const Filtered result = defence->apply(picture, key);
        QVERIFY(result.scale >= 0.8 && result.scale < 1);
        Box bright{120, 90, 0, 0};
        int padding = 0;
        for (int y = 0; y < 90; ++y)
            for (int x = 0; x < 120; ++x) {
                const int value = result.image.pixel(x, y)[0];
                if (value == 114) ++padding;
                if (value < 140) continue;
                bright = {std::min(bright.x1, x * 1.0), std::min(bright.y1, y * 1.0),
                          std::max(bright.x2, x + 1.0), std::max(bright.y2, y + 1.0)};
            }
        QVERIFY(farthest(result.toOriginal(bright), {40, 30, 90, 60}) < 1);
        const double expected = 120 * 90 - std::round(120 * result.scale) * std::round(90 * result.scale);
        QVERIFY(std::abs(padding - expected) <= 8); // a blend at the square's rim may be 114 too
    }
}

void TestDefences::resizePadDrawsItsWholeRange()
{
    const auto defence = makeDefence(parseDefence("resize-pad:low=0.5", "test"));
    double least = 1;
    double most = 0;
    double leftmost = 1;
    double rightmost = 0;
    for (std::uint64_t key = 0; key < 300; ++key) {
        const Filtered result = defence->apply(Image(200, 100, 9), key);
        least = std::min(least, result.scale);
        most = std::max(most, result.scale);
        const double room = 200 - std::round(200 * result.scale);
        if (room < 10) continue;
        leftmost = std::min(leftmost, result.left / room);
        rightmost = std::max(rightmost, result.left / room);
    }
    QVERIFY(least >= 0.5 && least < 0.52 && most > 0.98 && most < 1);
    QVERIFY(leftmost < 0.03 && rightmost > 0.97 && rightmost <= 1);
}

QTEST_GUILESS_MAIN(TestDefences)
#include "test_defences.moc"
