#include "core/scenes/scene_painting.h"

#include "core/scenes/weather.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace blindspot::scenes {

namespace {

/// Under whatever stands there, in any light.
void groundShade(const Stage& stage, const Figure& figure)
{
    const Category category = figure.category;
    double across = figure.footprint * 0.9, deep = figure.footprint * 0.6;
    if (category == Category::Car) {
        const double s = std::abs(sine(figure.place.yaw)), c = std::abs(cosine(figure.place.yaw));
        across = 2.2 * c + 1.0 * s;
        deep = 1.0 * c + 2.2 * s;
    }
    if (category == Category::Bicycle) across = 0.7, deep = 0.15;
    std::vector<Point> outline;
    for (int i = 0; i < 24; ++i)
        outline.push_back(stage.camera.project({figure.place.x + across * cosine(2 * kPi * i / 24), 0,
                                                figure.place.z + deep * sine(2 * kPi * i / 24)}));
    stage.canvas.cast(outline, category == Category::Bicycle ? 0.3 : 0.5);
}

void paintShadows(const Stage& stage, const std::vector<Figure>& figures)
{
    for (const Figure& figure : figures) {
        if (figure.over == 0) groundShade(stage, figure);
        if (stage.light.shadow < 0.05) continue;
        FigurePainter pen(stage.canvas, stage.camera, stage.light, Pass::Shadow, figure.place);
        figure.draw(pen);
    }
    const double dark = stage.light.snowy ? 0.72 : 0.52;
    stage.canvas.layShadow({dark * 0.96, dark, dark * 1.1}, stage.light.shadow > 0.05 ? 1.3 : 2.6);
}

struct Extent {
    int x1 = kSceneWidth, y1 = kSceneHeight, x2 = 0, y2 = 0;
    std::int64_t pixels = 0;
};

std::array<Extent, 256> extentsOf(const imaging::Layer<std::uint8_t>& shown)
{
    std::array<Extent, 256> extents;
    for (int y = 0; y < shown.height; ++y)
        for (int x = 0; x < shown.width; ++x) {
            const std::uint8_t mark = shown.at(x, y);
            if (mark == 0) continue;
            Extent& extent = extents[mark];
            extent.x1 = std::min(extent.x1, x);
            extent.y1 = std::min(extent.y1, y);
            extent.x2 = std::max(extent.x2, x + 1);
            extent.y2 = std::max(extent.y2, y + 1);
            ++extent.pixels;
        }
    return extents;
}

/// How much of what the object's outlines reach lies inside the picture.
double insideOf(const Box& reach)
{
    const double width = std::min<double>(reach.x2, kSceneWidth) - std::max(reach.x1, 0.0);
    const double height = std::min<double>(reach.y2, kSceneHeight) - std::max(reach.y1, 0.0);
    const double whole = reach.width() * reach.height();
    return whole > 0 && width > 0 && height > 0 ? width * height / whole : 0;
}

} // namespace

void sortFarFirst(std::vector<Figure>& figures)
{
    std::stable_sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
        const double first = a.place.z - 0.3 * a.over, second = b.place.z - 0.3 * b.over;
        return first > second;
    });
}

void drawFigures(const Stage& stage, const std::vector<Figure>& figures)
{
    if (stage.light.wet)
        for (const Figure& figure : figures) {
            FigurePainter pen(stage.canvas, stage.camera, stage.light, Pass::Reflection, figure.place);
            figure.draw(pen);
        }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const bool annotated = figures[i].category != Category::None;
        stage.canvas.setObject(annotated ? static_cast<std::uint8_t>(i + 1) : 0);
        FigurePainter pen(stage.canvas, stage.camera, stage.light, Pass::Picture, figures[i].place);
        figures[i].draw(pen);
    }
    stage.canvas.setObject(0);
    if (!stage.light.lampsOn) return;
    for (const Figure& figure : figures)
        if (figure.shines) {
            const Vec top{figure.place.x, 4.3, figure.place.z};
            stage.canvas.glow(stage.camera.project(top), std::min(150.0, 1.9 * stage.camera.scale(top.z)),
                              {0.42, 0.32, 0.15});
        }
}

std::vector<SceneObject> objectsOf(const imaging::Canvas& canvas, const std::vector<Figure>& figures)
{
    const auto extents = extentsOf(canvas.objects());
    std::vector<SceneObject> objects;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto mark = static_cast<std::uint8_t>(i + 1);
        const Extent& extent = extents[mark];
        if (figures[i].category == Category::None || extent.pixels == 0) continue;
        SceneObject object;
        object.category = figures[i].category;
        object.box = {static_cast<double>(extent.x1), static_cast<double>(extent.y1),
                      static_cast<double>(extent.x2), static_cast<double>(extent.y2)};
        object.area = extent.pixels;
        object.visible = static_cast<double>(extent.pixels) / static_cast<double>(canvas.pixelsTaken(mark)) *
                         insideOf(canvas.reach(mark));
        object.mark = mark;
        if (object.visible < kLeastVisible || object.box.width() < kLeastSide ||
            object.box.height() < kLeastSide)
            continue;
        objects.push_back(object);
    }
    return objects;
}

PaintedFigures paintFigures(const Stage& stage, const Layout& layout, const std::vector<Figure>& figures, Dice& walls)
{
    paintShadows(stage, figures);
    layout.walls(stage, walls);
    drawFigures(stage, figures);
    return {objectsOf(stage.canvas, figures), stage.canvas.objects()};
}

Scene paintFrame(const StillPlace& place, std::vector<Figure> figures, std::uint64_t frameStream)
{
    imaging::Canvas canvas = place.ground;
    const Stage stage{canvas, place.layout.camera, place.light};
    if (figures.size() > kMostFigures) figures.resize(kMostFigures);
    sortFarFirst(figures);
    Dice walls(place.seed, place.wallStream);
    PaintedFigures painted = paintFigures(stage, place.layout, figures, walls);
    Dice falling(place.seed, frameStream);
    fallOver(stage, falling);
    imaging::Exposure exposure = place.exposure;
    exposure.key = falling.key();
    expose(canvas.image(), exposure);
    return {std::move(canvas.image()), std::move(painted.objects), std::move(painted.shown)};
}

} // namespace blindspot::scenes
