// How the dataset page feels with 120,000 images: until the first thumbnails, a filter's answer, a frame of
// scrolling. Figures on standard output; run with QT_QPA_PLATFORM=offscreen.
//
//     window_dataset_benchmark           images that are links to a few pictures
//     window_dataset_benchmark FOLDER    the dataset "large" of FOLDER/workspace, as measure_large_dataset.py has imported it: real files
//                                        and, for the first page, none of them in the system's memory where it may be emptied (root)
#include "core/common/random.h"
#include "core/compute/device.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/import/importer.h"
#include "core/imaging/codec.h"
#include "core/workspace/records/workspace.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/image_grid.h"
#include "ui/dataset/image_grid_model.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace blindspot;

constexpr int kImages = 120'000;
constexpr int kBoxes = 860'000;
constexpr int kClasses = 80;
constexpr int kPictures = 64; // real ones; the images are links to them

/// What is measured.
struct Subject {
    std::string dataset = "big";
    int images = kImages;
};
Subject subject;

/// A picture that compresses as a photograph does, more or less.
imaging::Image picture(int index)
{
    imaging::Image image(640, 480);
    RandomStream random(7, 0, static_cast<std::uint64_t>(index));
    for (std::size_t i = 0; i < image.rgb.size(); ++i)
        image.rgb[i] = static_cast<std::uint8_t>(i / 600 % 200 + random.below(40));
    return image;
}

void writeDataset(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder / "base");
    std::filesystem::create_directories(folder / "images");
    for (int i = 0; i < kPictures; ++i) {
        const auto jpeg = imaging::encodeJpeg(picture(i));
        std::ofstream(folder / "base" / (std::to_string(i) + ".jpg"), std::ios::binary)
            .write(reinterpret_cast<const char*>(jpeg.data()), static_cast<std::streamsize>(jpeg.size()));
    }
    std::FILE* out = std::fopen((folder / "instances.json").c_str(), "wb");
    std::fputs("{\"images\": [", out);
    for (int i = 1; i <= kImages; ++i) {
        char name[32];
        std::snprintf(name, sizeof name, "%012d.jpg", i);
        std::filesystem::create_symlink("../base/" + std::to_string(i % kPictures) + ".jpg",
                                        folder / "images" / name);
        std::fprintf(out, "%s{\"id\": %d, \"file_name\": \"%s\", \"width\": 640, \"height\": 480}",
                     i == 1 ? "" : ", ", i, name);
    }
    std::fputs("], \"annotations\": [", out);
    RandomStream random(1, 0, 0);
    for (int i = 1; i <= kBoxes; ++i)
        std::fprintf(out,
                     "%s{\"id\": %d, \"image_id\": %d, \"category_id\": %d, \"iscrowd\": 0, \"area\": 100,"
                     " \"bbox\": [%.1f, %.1f, %.1f, %.1f]}",
                     i == 1 ? "" : ", ", i, 1 + static_cast<int>(random.below(kImages)),
                     1 + static_cast<int>(random.below(kClasses)), random.uniform(0, 300),
                     random.uniform(0, 200), random.uniform(2, 300), random.uniform(2, 250));
    std::fputs("], \"categories\": [", out);
    for (int i = 1; i <= kClasses; ++i)
        std::fprintf(out, "%s{\"id\": %d, \"name\": \"class %d\"}", i == 1 ? "" : ", ", i, i);
    std::fputs("]}", out);
    std::fclose(out);
}

/// Runs events until `done`, a minute at most. Milliseconds that it took.
double until(const std::function<bool()>& done)
{
    QElapsedTimer clock;
    clock.start();
    QTimer wake; // with a time of its own processEvents would not wait, and take a core from who works beside the window
    wake.start(2);
    while (!done() && clock.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

bool allSeen(const ui::DatasetPage& page)
{
    const ui::ImageGrid& grid = page.grid();
    const QModelIndex first = grid.indexAt({20, 20});
    if (!first.isValid()) return false;
    for (int row = first.row(); row < page.images().rowCount(); ++row) {
        if (grid.visualRect(page.images().index(row)).top() >= grid.viewport()->height()) break;
        if (!page.images().thumbnail(row)) return false;
    }
    return true;
}

void openPage(ui::Session& session, const char* when)
{
    QElapsedTimer clock;
    clock.start();
    ui::DatasetPage page(session);
    page.resize(1280, 700);
    page.show();
    const double built = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    until([&] { return page.images().rowCount() == subject.images; });
    const double rows = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    until([&] { return page.images().thumbnail(0) != nullptr; });
    const double first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    until([&] { return allSeen(page); });
    const double all = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    std::printf("open, %-20s built %6.1f ms, images known %6.1f ms, first thumbnail %6.1f ms, all in sight "
                "%6.1f ms\n",
                when, built, rows, first, all);
}

void filter(ui::ImageGridModel& model, const char* name,
            const std::function<void(dataset::ImageQuery&)>& change)
{
    dataset::ImageQuery query;
    query.dataset = subject.dataset;
    change(query);
    double best = 1e9, worst = 0;
    for (int i = 0; i < 5; ++i) {
        bool there = false;
        const auto connection =
            QObject::connect(&model, &ui::ImageGridModel::loaded, &model, [&] { there = true; });
        QElapsedTimer clock;
        clock.start();
        model.setQuery(query);
        until([&] { return there; });
        const double took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        best = std::min(best, took);
        worst = std::max(worst, took);
        QObject::disconnect(connection);
    }
    std::printf("filter, %-28s %7d images, %6.1f to %6.1f ms\n", name, model.rowCount(), best, worst);
}

void scroll(ui::DatasetPage& page, const char* name, int step, int frames)
{
    QScrollBar* bar = page.grid().verticalScrollBar();
    bar->setValue(0);
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer clock;
        clock.start();
        bar->setValue(bar->value() + step);
        page.grid().viewport()->repaint();
        QCoreApplication::processEvents();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        // A frame lasts 20 ms; what is left of it belongs to the loaders.
        until([&] { return clock.elapsed() >= 20; });
    }
    std::sort(times.begin(), times.end());
    std::printf("scroll, %-20s %5d px a frame: median %5.2f ms, 99 %% %5.2f ms, most %5.2f ms;"
                " thumbnails in memory %.0f MB\n",
                name, step, times[times.size() / 2], times[times.size() * 99 / 100], times.back(),
                static_cast<double>(page.images().thumbnailMemory()) / 1e6);
}

workspace::Workspace makeLarge(const std::filesystem::path& folder)
{
    writeDataset(folder);
    workspace::Workspace workspace = workspace::Workspace::open(folder / "lab");
    storage::Database database = workspace.connect();
    dataset::ImportRequest request;
    request.format = "coco";
    request.source = folder / "instances.json";
    request.images = folder / "images";
    request.name = subject.dataset;
    StopControl stop;
    std::printf("import: %.1f s\n", dataset::importDataset(request, database, stop).seconds);
    return workspace;
}

/// Without its thumbnails, and with none of its files in memory where that may be emptied.
workspace::Workspace openLarge(const std::filesystem::path& folder)
{
    workspace::Workspace workspace = workspace::Workspace::open(folder / "workspace");
    storage::Database database = workspace.connect();
    subject.dataset = "large";
    subject.images = static_cast<int>(dataset::DatasetIndex(database).get(subject.dataset).images);
    for (const char* end : {"", "-wal", "-shm"})
        std::filesystem::remove(workspace.thumbnailsFile().native() + end);
    ::sync();
    std::ofstream("/proc/sys/vm/drop_caches") << "3";
    std::printf("%d images in real files\n", subject.images);
    return workspace;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("BlindspotBenchmarks");
    const QTemporaryDir temporary;
    const workspace::Workspace workspace = argc > 1 ? openLarge(argv[1]) : makeLarge(temporary.path().toStdString());
    ui::Session session(workspace, ui::Dialogs());
    until([&] { return session.device().has_value(); });
    openPage(session, "nothing cached:");
    openPage(session, "cached on disk:");
    ui::DatasetPage page(session);
    page.resize(1280, 700);
    page.show();
    until([&] { return page.images().rowCount() == subject.images; });
    until([&] { return allSeen(page); });
    scroll(page, "by wheel", 120, 250);
    scroll(page, "fast", 1500, 250);
    scroll(page, "by the bar", 40'000, 150);
    filter(page.images(), "none", [](auto&) {});
    filter(page.images(), "class", [](auto& query) { query.classNames = {"class 7"}; });
    filter(page.images(), "class, 100 px or more", [](auto& query) {
        query.classNames = {"class 7"};
        query.minSide = 100;
    });
    filter(page.images(), "any box of 200 px", [](auto& query) { query.minSide = 200; });
    filter(page.images(), "5 to 6 objects", [](auto& query) { query.minObjects = 5, query.maxObjects = 6; });
    filter(page.images(), "file name", [](auto& query) { query.fileNameContains = "777"; });
    filter(page.images(), "by name, descending", [](auto& query) {
        query.order = dataset::ImageOrder::FileName;
        query.descending = true;
    });
    filter(page.images(), "by smallest object",
           [](auto& query) { query.order = dataset::ImageOrder::SmallestSide; });
    std::printf("memory: %.0f MB at its peak\n", static_cast<double>(compute::peakResidentBytes()) / 1e6);
    return 0;
}
