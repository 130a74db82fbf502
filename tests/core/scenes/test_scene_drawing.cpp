// The scenes: what is annotated is what was drawn, and there is enough of everything.
#include "core/common/box.h"
#include "core/common/sha256.h"
#include "core/scenes/geometry.h"
#include "core/scenes/scene.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <thread>
#include <vector>

using namespace blindspot;
using namespace blindspot::scenes;

namespace {

constexpr std::uint64_t kSeed = 20;
constexpr int kScenes = 60;

const std::vector<Scene>& drawnScenes()
{
    static const std::vector<Scene> drawn = [] {
        std::vector<Scene> all;
        for (std::uint64_t i = 0; i < kScenes; ++i)
            all.push_back(drawScene(kSeed, i));
        return all;
    }();
    return drawn;
}

void update(Sha256& sha, const Scene& scene)
{
    sha.update(std::as_bytes(std::span(scene.image.rgb)));
}

std::string digestOf(const Scene& scene)
{
    Sha256 sha;
    update(sha, scene);
    return sha.finish();
}

} // namespace

class TestDemoScene : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void sineAndCosineAreLibms();
    void theSameSeedDrawsTheSame();
    void pixelsAreThoseOfThisVersion();
    void boxesAreAroundTheMarkedPixels();
    void everythingAppearsOftenEnough();
    void sizesAreSpread();
    void whoIsTooFarIsLeftOut();
    void whoIsHiddenIsLeftOut();
    void picturesDiffer();
};

void TestDemoScene::sineAndCosineAreLibms()
{
    for (double angle = -20; angle < 20; angle += 0.0137) {
        QVERIFY(std::abs(sine(angle) - std::sin(angle)) < 1e-8);
        QVERIFY(std::abs(cosine(angle) - std::cos(angle)) < 1e-8);
    }
}

void TestDemoScene::theSameSeedDrawsTheSame()
{
    std::vector<Scene> again(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < again.size(); ++i)
            threads.emplace_back([&again, i] { again[i] = drawScene(kSeed, again.size() - 1 - i); });
    }
    for (std::size_t i = 0; i < again.size(); ++i) {
        const Scene& first = drawnScenes()[again.size() - 1 - i];
        QVERIFY(again[i].image.rgb == first.image.rgb);
        QCOMPARE(again[i].objects.size(), first.objects.size());
    }
    QVERIFY(drawScene(kSeed + 1, 0).image.rgb != drawnScenes()[0].image.rgb);
}

/// Whoever changes what is drawn changes this, and kDrawing of the dataset with it.
void TestDemoScene::pixelsAreThoseOfThisVersion()
{
    Sha256 sha;
    for (std::uint64_t i = 0; i < 6; ++i)
        update(sha, drawScene(7, i, SceneOptions::everybody()));
    QCOMPARE(QString::fromStdString(sha.finish()),
             QString("1f3a3d61a6e6d7c0e2d44dce6ec8aae4422ae8f9b7c4ee6451ebbbff99b17b49"));
}

void TestDemoScene::boxesAreAroundTheMarkedPixels()
{
    for (const Scene& scene : drawnScenes())
        for (const SceneObject& object : scene.objects) {
            int x1 = kSceneWidth, y1 = kSceneHeight, x2 = 0, y2 = 0;
            std::int64_t pixels = 0;
            for (int y = 0; y < kSceneHeight; ++y)
                for (int x = 0; x < kSceneWidth; ++x)
                    if (scene.shown.at(x, y) == object.mark) {
                        x1 = std::min(x1, x), y1 = std::min(y1, y), x2 = std::max(x2, x + 1),
                        y2 = std::max(y2, y + 1);
                        ++pixels;
                    }
            QVERIFY((object.box == Box{static_cast<double>(x1), static_cast<double>(y1),
                                       static_cast<double>(x2), static_cast<double>(y2)}));
            QCOMPARE(object.area, pixels);
            QVERIFY(object.visible >= kLeastVisible && object.visible <= 1);
            QVERIFY(object.box.x1 >= 0 && object.box.y1 >= 0);
            QVERIFY(object.box.x2 <= kSceneWidth && object.box.y2 <= kSceneHeight);
            QVERIFY(object.box.width() >= kLeastSide && object.box.height() >= kLeastSide);
        }
}

void TestDemoScene::everythingAppearsOftenEnough()
{
    std::map<Category, int> count;
    for (const Scene& scene : drawnScenes()) {
        QVERIFY(scene.objects.size() <= 60);
        for (const SceneObject& object : scene.objects)
            ++count[object.category];
    }
    QVERIFY(count[Category::Person] >= 3 * kScenes);
    QVERIFY(count[Category::Car] >= kScenes / 2);
    QVERIFY(count[Category::Bicycle] >= kScenes / 3);
    QVERIFY(count[Category::Dog] >= kScenes / 6); // small ones, of which most are too far away
    const auto withPeople = std::count_if(drawnScenes().begin(), drawnScenes().end(), [](const Scene& scene) {
        return std::any_of(scene.objects.begin(), scene.objects.end(),
                           [](const SceneObject& object) { return object.category == Category::Person; });
    });
    QVERIFY(withPeople >= kScenes * 9 / 10);
}

void TestDemoScene::sizesAreSpread()
{
    int small = 0, medium = 0, large = 0; // as COCO divides them
    for (const Scene& scene : drawnScenes())
        for (const SceneObject& object : scene.objects)
            if (object.category == Category::Person)
                ++(object.area < 32 * 32 ? small : object.area < 96 * 96 ? medium : large);
    const int all = small + medium + large;
    QVERIFY2(small >= all / 10 && medium >= all / 4 && large >= all / 40,
             qPrintable(QString("%1 small, %2 medium, %3 large").arg(small).arg(medium).arg(large)));
}

void TestDemoScene::whoIsTooFarIsLeftOut()
{
    const auto people = [](double smallest, double narrowerThan) {
        std::ptrdiff_t count = 0;
        for (std::uint64_t i = 0; i < 20; ++i) {
            const Scene scene = drawScene(kSeed, i, {.smallest = smallest, .leastVisible = 0});
            count +=
                std::count_if(scene.objects.begin(), scene.objects.end(), [&](const SceneObject& object) {
                    return object.category == Category::Person && object.visible > 0.9 &&
                           std::sqrt(object.box.width() * object.box.height()) < narrowerThan;
                });
        }
        return count;
    };
    QVERIFY(people(0, 20) > 0);
    // A child seen from the side shows half of the usual side, no less.
    QCOMPARE(people(40, 20), std::ptrdiff_t{0});
    QVERIFY(people(40, 1000) > 20);
    QVERIFY(people(40, 1000) < people(0, 1000));
}

void TestDemoScene::whoIsHiddenIsLeftOut()
{
    std::size_t fewer = 0;
    for (std::uint64_t i = 0; i < 20; ++i) {
        const Scene all = drawScene(kSeed, i, {.smallest = 0, .leastVisible = 0});
        const Scene clear = drawScene(kSeed, i, {.smallest = 0, .leastVisible = 0.5});
        QVERIFY(clear.objects.size() <= all.objects.size());
        fewer += all.objects.size() - clear.objects.size();
        for (const SceneObject& object : clear.objects)
            QVERIFY(object.visible >= 0.5);
        // Whoever showed enough is still there, at the same place or seen better.
        for (const SceneObject& object : all.objects)
            if (object.visible >= 0.5)
                QVERIFY(
                    std::any_of(clear.objects.begin(), clear.objects.end(), [&](const SceneObject& other) {
                        return other.category == object.category && other.area >= object.area &&
                               other.box.x1 <= object.box.x1 && other.box.y1 <= object.box.y1 &&
                               other.box.x2 >= object.box.x2 && other.box.y2 >= object.box.y2;
                    }));
    }
    QVERIFY(fewer > 20);
}

void TestDemoScene::picturesDiffer()
{
    std::vector<std::string> digests;
    for (const Scene& scene : drawnScenes()) {
        QCOMPARE(scene.image.width, kSceneWidth);
        QCOMPARE(scene.image.height, kSceneHeight);
        digests.push_back(digestOf(scene));
    }
    std::sort(digests.begin(), digests.end());
    QVERIFY(std::adjacent_find(digests.begin(), digests.end()) == digests.end());
}

QTEST_GUILESS_MAIN(TestDemoScene)
#include "test_scene_drawing.moc"
