#include "core/scenes/scene.h"

#include "core/scenes/scene_painting.h"
#include "core/scenes/weather.h"

#include <algorithm>

namespace blindspot::scenes {

namespace {

Layout drawLayout(Dice& dice)
{
    static constexpr double weights[] = {32, 27, 27, 14};
    using Maker = Layout (*)(Dice&);
    static constexpr Maker makers[] = {layStreet, laySquare, layAvenue, layPark};
    return makers[dice.weighted(weights)](dice);
}

/// The root of the area that an object of the kind usually shows, metres.
double usualSide(Category category)
{
    switch (category) {
    case Category::Person:
    case Category::Bicycle:
        return 0.95; // the same, so that no bicycle rides alone
    case Category::Car:
        return 2.3;
    case Category::Dog:
        return 0.7;
    case Category::None:
        break;
    }
    return 0;
}

void leaveOutFar(std::vector<Figure>& figures, const Camera& camera, double smallest)
{
    std::erase_if(figures, [&](const Figure& figure) {
        return figure.category != Category::None &&
               usualSide(figure.category) * camera.scale(figure.place.z) < smallest;
    });
}

/// Far ones first. Nobody who stays is seen less when others go.
void leaveOutHidden(std::vector<Figure>& figures, const Layout& layout, const Light& light,
                    double leastVisible)
{
    if (leastVisible <= 0) return;
    imaging::Canvas trial(kSceneWidth, kSceneHeight);
    drawFigures({trial, layout.camera, light}, figures);
    std::vector<bool> stays(figures.size());
    for (const SceneObject& object : objectsOf(trial, figures))
        stays[object.mark - std::size_t{1}] = object.visible >= leastVisible;
    std::size_t index = 0;
    std::erase_if(figures, [&](const Figure& figure) {
        const bool seen = stays[index++];
        return figure.category != Category::None && !seen;
    });
}

} // namespace

Scene drawScene(std::uint64_t seed, std::uint64_t number, const SceneOptions& options)
{
    Dice dice(seed, number);
    const Light light = drawLight(dice);
    const Layout layout = drawLayout(dice);
    imaging::Canvas canvas(kSceneWidth, kSceneHeight);
    const Stage stage{canvas, layout.camera, light};
    layout.paint(stage, dice);
    std::vector<Figure> figures = populate(layout, light, dice);
    leaveOutFar(figures, layout.camera, options.smallest);
    if (figures.size() > kMostFigures) figures.resize(kMostFigures);
    sortFarFirst(figures);
    leaveOutHidden(figures, layout, light, options.leastVisible);
    const PaintedFigures painted = paintFigures(stage, layout, figures, dice);
    fallOver(stage, dice);
    expose(canvas.image(), drawExposure(dice, light));
    return {std::move(canvas.image()), painted.objects, painted.shown};
}

} // namespace blindspot::scenes
