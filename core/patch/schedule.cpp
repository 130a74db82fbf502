#include "core/patch/schedule.h"

#include "core/patch/scene.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace blindspot::patch {

namespace {

std::vector<std::size_t> visitOrder(const TrainOptions& options, std::size_t images, std::int64_t iteration)
{
    std::vector<std::size_t> order(images);
    std::iota(order.begin(), order.end(), 0);
    if (!options.shuffle) return order;
    // A stream of its own: no image has this id.
    RandomStream random(options.seed, static_cast<std::uint64_t>(iteration), ~std::uint64_t{0} >> 1);
    for (std::size_t i = images; i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

double coarseIterations(const TrainOptions& options)
{
    return options.tiling.enabled ? std::floor(options.tiling.coarse * static_cast<double>(options.iterations)) : 0;
}

std::vector<InputPlan> packInputs(const TrainOptions& options, const std::vector<std::size_t>& order,
                                  std::int64_t iteration)
{
    std::vector<InputPlan> inputs;
    for (std::size_t next = 0; next < order.size();) {
        InputPlan input;
        if (options.tiling.enabled)
            input.tiles = tilesOf(options, iteration, static_cast<std::int64_t>(inputs.size()));
        const auto places = static_cast<std::size_t>(input.tiles * input.tiles);
        for (std::size_t place = 0; place < places; ++place, ++next)
            input.visits.push_back(
                {order[next % order.size()], iteration, static_cast<std::int64_t>(next / order.size())});
        inputs.push_back(std::move(input));
    }
    return inputs;
}

} // namespace

std::int64_t UpdatePlan::visitCount() const
{
    return std::accumulate(inputs.begin(), inputs.end(), std::int64_t{0},
                           [](std::int64_t sum, const InputPlan& input) {
                               return sum + static_cast<std::int64_t>(input.visits.size());
                           });
}

std::vector<UpdatePlan> planIteration(const TrainOptions& options, std::size_t images, std::int64_t iteration)
{
    std::vector<UpdatePlan> updates;
    std::int64_t visited = 0;
    for (InputPlan& input : packInputs(options, visitOrder(options, images, iteration), iteration)) {
        const bool full = !updates.empty() && options.imagesPerUpdate > 0 &&
                          updates.back().visitCount() >= options.imagesPerUpdate;
        if (updates.empty() || full) updates.push_back({visited, {}});
        visited += static_cast<std::int64_t>(input.visits.size());
        updates.back().inputs.push_back(std::move(input));
    }
    return updates;
}

std::size_t updatesAtOnce(const TrainOptions& options, const std::vector<UpdatePlan>& plan, std::size_t first)
{
    std::size_t count = 0;
    while (first + count < plan.size() && std::cmp_less(count, options.updatesAtOnce) && plan[first + count].inputs.size() == 1)
        ++count;
    return std::max<std::size_t>(1, count);
}

double passesOfRun(const TrainOptions& options, std::size_t images)
{
    if (images == 0) return 0;
    if (!options.tiling.enabled) return static_cast<double>(images) * static_cast<double>(options.iterations);
    // Iterations differ in how many tiles their inputs have; some of them tell the mean.
    const auto enough = static_cast<std::int64_t>(std::max<std::size_t>(20'000 / images, 1));
    const std::int64_t sampled = std::min({options.iterations, std::int64_t{20}, enough});
    double inputs = 0;
    for (std::int64_t iteration = 0; iteration < sampled; ++iteration)
        for (std::size_t shown = 0, number = 0; shown < images; ++number, ++inputs) {
            const std::int64_t tiles = tilesOf(options, iteration, static_cast<std::int64_t>(number));
            shown += static_cast<std::size_t>(tiles * tiles);
        }
    return inputs / static_cast<double>(sampled) * static_cast<double>(options.iterations);
}

std::int64_t sideAt(const TrainOptions& options, std::int64_t side, std::int64_t iteration)
{
    const bool coarse = options.tiling.enabled && static_cast<double>(iteration) < coarseIterations(options);
    return coarse ? side / 2 : side;
}

double workAfter(const TrainOptions& options, double iterations, double coarseCost)
{
    const double coarse = std::min(iterations, coarseIterations(options));
    return iterations - coarse + coarse * coarseCost;
}

Scene makeScene(const std::vector<PreparedImage>& images, const UpdatePlan& update, std::size_t first,
                std::size_t count, const TrainOptions& options, const std::string& device, TileDrawing drawing)
{
    if (!options.tiling.enabled) {
        std::vector<Visit> visits;
        for (std::size_t i = first; i < first + count; ++i)
            visits.push_back(update.inputs[i].visits.front());
        return wholeImages(images, visits, options, device);
    }
    std::vector<Scene> scenes;
    for (std::size_t i = first; i < first + count; ++i)
        scenes.push_back(planTiles(images, update.inputs[i].visits, update.inputs[i].tiles, options));
    Scene scene = joined(std::move(scenes));
    const auto draw = drawing == TileDrawing::AtOnce ? drawTilesAtOnce : drawTiles;
    scene.background = draw(images, scene.tiles, static_cast<std::int64_t>(count), scene.side, device);
    return scene;
}

} // namespace blindspot::patch
