// Which images an iteration visits, in which order and packed how; a function of options, number of images
// and iteration alone.
#include "core/patch/scene.h"
#include "core/patch/schedule.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>

using namespace blindspot::patch;

namespace {

std::vector<Visit> visitsOf(const std::vector<UpdatePlan>& updates)
{
    std::vector<Visit> visits;
    for (const UpdatePlan& update : updates)
        for (const InputPlan& input : update.inputs)
            visits.insert(visits.end(), input.visits.begin(), input.visits.end());
    return visits;
}

std::vector<std::size_t> orderOf(const std::vector<UpdatePlan>& updates)
{
    std::vector<std::size_t> order;
    for (const Visit& visit : visitsOf(updates))
        order.push_back(visit.image);
    return order;
}

TrainOptions whole(std::int64_t imagesPerUpdate, bool shuffle = false)
{
    TrainOptions options;
    options.tiling.enabled = false;
    options.imagesPerUpdate = imagesPerUpdate;
    options.shuffle = shuffle;
    return options;
}

TrainOptions drawnOptions()
{
    TrainOptions options;
    options.seed = *rc::gen::arbitrary<std::uint64_t>();
    options.imagesPerUpdate = *rc::gen::element<std::int64_t>(0, 1, 2, 5, 9, 100);
    options.shuffle = *rc::gen::arbitrary<bool>();
    options.tiling.enabled = *rc::gen::arbitrary<bool>();
    options.tiling.minTiles = *rc::gen::inRange(1, 5);
    options.tiling.maxTiles = options.tiling.minTiles + *rc::gen::inRange(0, 4);
    return options;
}

PreparedImage picture(std::int64_t id)
{
    PreparedImage image;
    image.id = id;
    image.pixels = at::full({3, 128, 128}, id, at::kByte);
    image.boxes = {{20, 20, 70, 80}};
    image.content = {0, 0, 128, 128};
    return image;
}

} // namespace

class TestSchedule : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyImageOnce()
    {
        QVERIFY(rc::check("visits of an iteration", [] {
            const TrainOptions options = drawnOptions();
            const auto images = static_cast<std::size_t>(*rc::gen::inRange(1, 60));
            const std::int64_t iteration = *rc::gen::inRange(0, 1000);
            const auto updates = planIteration(options, images, iteration);
            const auto visits = visitsOf(updates);
            std::map<std::size_t, std::int64_t> repeats;
            for (std::size_t i = 0; i < visits.size(); ++i) {
                RC_ASSERT(visits[i].iteration == iteration);
                RC_ASSERT(visits[i].image < images);
                RC_ASSERT(visits[i].repeat ==
                          repeats[visits[i].image]++); // no two visits draw the same numbers
                RC_ASSERT((visits[i].repeat == 0) == (i < images));
                if (i >= images) RC_ASSERT(visits[i].image == visits[i - images].image);
            }
            RC_ASSERT(repeats.size() == images);
            // What is shown again stands in the last input alone.
            RC_ASSERT(visits.size() - updates.back().inputs.back().visits.size() < images);
        }));
    }

    void groupsAndCounts()
    {
        QVERIFY(rc::check("inputs and updates", [] {
            const TrainOptions options = drawnOptions();
            const auto images = static_cast<std::size_t>(*rc::gen::inRange(1, 60));
            const auto updates = planIteration(options, images, 3);
            std::int64_t before = 0, number = 0;
            for (std::size_t i = 0; i < updates.size(); ++i) {
                const UpdatePlan& update = updates[i];
                RC_ASSERT(update.firstVisit == before);
                RC_ASSERT(!update.inputs.empty());
                std::int64_t count = 0;
                for (const InputPlan& input : update.inputs) {
                    const std::int64_t tiles = options.tiling.enabled ? tilesOf(options, 3, number) : 1;
                    RC_ASSERT(input.tiles == tiles);
                    RC_ASSERT(static_cast<std::int64_t>(input.visits.size()) == tiles * tiles);
                    RC_ASSERT(options.imagesPerUpdate == 0 ||
                              count < options.imagesPerUpdate); // else it was full before
                    count += tiles * tiles;
                    ++number;
                }
                RC_ASSERT(update.visitCount() == count);
                const bool last = i + 1 == updates.size();
                RC_ASSERT(last || (options.imagesPerUpdate > 0 && count >= options.imagesPerUpdate));
                before += count;
            }
        }));
    }

    void wholeImagesInGroups_data()
    {
        QTest::addColumn<int>("imagesPerUpdate");
        QTest::addColumn<QList<int>>("sizes");
        QTest::newRow("all") << 0 << QList<int>{12};
        QTest::newRow("one") << 1 << QList<int>(12, 1);
        QTest::newRow("five") << 5 << QList<int>{5, 5, 2};
        QTest::newRow("twelve") << 12 << QList<int>{12};
        QTest::newRow("more") << 50 << QList<int>{12};
    }

    void wholeImagesInGroups()
    {
        QFETCH(int, imagesPerUpdate);
        QFETCH(QList<int>, sizes);
        const auto updates = planIteration(whole(imagesPerUpdate), 12, 0);
        QList<int> found;
        for (const UpdatePlan& update : updates)
            found.append(static_cast<int>(update.inputs.size()));
        QCOMPARE(found, sizes);
        std::vector<std::size_t> plain(12);
        std::iota(plain.begin(), plain.end(), 0);
        QVERIFY(orderOf(updates) == plain);
    }

    void updatesOfOneInputGoTogether()
    {
        TrainOptions options = whole(1);
        options.updatesAtOnce = 5;
        const auto single = planIteration(options, 12, 0);
        QCOMPARE(updatesAtOnce(options, single, 0), 5);
        QCOMPARE(updatesAtOnce(options, single, 10), 2); // the last of the iteration
        options.updatesAtOnce = 1;
        QCOMPARE(updatesAtOnce(options, single, 0), 1);
        options.updatesAtOnce = 5;
        options.imagesPerUpdate = 5;
        const auto several = planIteration(options, 11, 0); // 5, 5 and 1
        QCOMPARE(updatesAtOnce(options, several, 0), 1);
        QCOMPARE(updatesAtOnce(options, several, 2), 1);
    }

    void theOrderIsAFunctionOfSeedAndIteration()
    {
        TrainOptions options = whole(1, true);
        const auto order = orderOf(planIteration(options, 40, 7));
        QVERIFY(order == orderOf(planIteration(options, 40, 7)));
        QVERIFY(order != orderOf(planIteration(options, 40, 8)));
        QVERIFY(!std::is_sorted(order.begin(), order.end()));
        // Packing and grouping do not change it.
        options.tiling.enabled = true;
        options.imagesPerUpdate = 0;
        auto packed = orderOf(planIteration(options, 40, 7));
        packed.resize(40);
        QVERIFY(packed == order);
        options = whole(1, true);
        options.seed = 1;
        QVERIFY(order != orderOf(planIteration(options, 40, 7)));
    }

    void everyOrderIsAsLikely()
    {
        std::map<std::vector<std::size_t>, int> counts;
        for (std::int64_t iteration = 0; iteration < 6000; ++iteration)
            ++counts[orderOf(planIteration(whole(1, true), 3, iteration))];
        QCOMPARE(counts.size(), std::size_t{6});
        for (const auto& [order, count] : counts)
            QVERIFY2(std::abs(count - 1000) < 150,
                     qPrintable(QString::number(count))); // five standard deviations
    }

    void tilesAreDrawnFromTheirRange()
    {
        TrainOptions options;
        options.tiling.minTiles = 2;
        options.tiling.maxTiles = 4;
        std::map<std::int64_t, int> counts;
        for (std::int64_t number = 0; number < 600; ++number)
            ++counts[tilesOf(options, 1, number)];
        QCOMPARE(counts.size(), std::size_t{3});
        for (const std::int64_t tiles : {2, 3, 4})
            QVERIFY(counts[tiles] > 140 && counts[tiles] < 260);
    }

    void scenesOfAnUpdate()
    {
        std::vector<PreparedImage> images;
        for (std::int64_t id = 1; id <= 7; ++id)
            images.push_back(picture(id));
        const auto updates = planIteration(whole(5), images.size(), 0);
        const Scene middle = makeScene(images, updates[0], 1, 3, whole(5), "cpu");
        QCOMPARE(middle.images, 3);
        QCOMPARE(middle.background.size(0), 3);
        for (std::int64_t i = 0; i < 3; ++i)
            QVERIFY((middle.background[i] * 255 - (i + 2)).abs().max().item<double>() < 1e-4);
        const Scene last = makeScene(images, updates[1], 0, 2, whole(5), "cpu");
        QVERIFY((last.background[1] * 255 - 7).abs().max().item<double>() < 1e-4);

        TrainOptions tiled = whole(0);
        tiled.tiling.enabled = true;
        tiled.tiling.minTiles = tiled.tiling.maxTiles = 2;
        const auto plan = planIteration(tiled, images.size(), 0);
        const Scene both = makeScene(images, plan[0], 0, 2, tiled, "cpu");
        QCOMPARE(both.images, 8);
        QCOMPARE(both.background.size(0), 2);
        QCOMPARE(both.objects.size(), std::size_t{8});
    }

    void coarseIterationsAreTheFirst()
    {
        TrainOptions options = whole(5);
        options.iterations = 10;
        options.tiling.coarse = 0.67; // of ten: six
        QCOMPARE(sideAt(options, 640, 0), std::int64_t{640}); // whole pictures stay as they are
        QCOMPARE(workAfter(options, 10, 0.25), 10.0);
        options.tiling.enabled = true;
        QCOMPARE(sideAt(options, 640, 5), std::int64_t{320});
        QCOMPARE(sideAt(options, 640, 6), std::int64_t{640});
        QCOMPARE(workAfter(options, 4, 0.25), 1.0);
        QCOMPARE(workAfter(options, 10, 0.25), 5.5);
    }

    void passesAreCountedWithoutImages()
    {
        QVERIFY(rc::check("passes of a run", [] {
            TrainOptions options = drawnOptions();
            options.iterations = *rc::gen::inRange(1, 20); // as many as are looked at
            const auto images = static_cast<std::size_t>(*rc::gen::inRange(1, 60));
            std::size_t inputs = 0;
            for (std::int64_t iteration = 0; iteration < options.iterations; ++iteration)
                for (const UpdatePlan& update : planIteration(options, images, iteration))
                    inputs += update.inputs.size();
            RC_ASSERT(std::abs(passesOfRun(options, images) - static_cast<double>(inputs)) < 1e-6);
        }));
        TrainOptions options;
        QCOMPARE(passesOfRun(options, 0), 0.0);
        options.iterations = 100'000;
        options.tiling.maxTiles = 3;
        const double passes = passesOfRun(options, 120'000); // at once, whatever the numbers
        QVERIFY(passes > 1e5 * 120'000 / 9 && passes < 1e5 * 120'000 / 4);
        options.tiling.enabled = false;
        QCOMPARE(passesOfRun(options, 120'000), 1.2e10);
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "test_schedule.moc"
