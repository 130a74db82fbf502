// A TrainWorld is a small workspace to train in: six pictures of 96 x 96 with a person each (and cars), a
// selection of them, and two detectors of a few thousand weights.
#pragma once

#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "tests/support/workspace_lab.h"
#include "ui/session/session.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <memory>
#include <string>

namespace blindspot::ui::testing {

inline constexpr int kPatience = 60'000; // milliseconds, for machines that do much else

/// Settings of the test's own, empty.
inline void separateSettings(const char* name)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("BlindspotTests");
    QCoreApplication::setApplicationName(name);
    QSettings().clear();
}

class TrainWorld {
  public:
    explicit TrainWorld(bool filled = true)
    {
        if (filled) fill();
    }

    workspace::Workspace workspace() const { return workspace::Workspace::open(folder_ / "lab"); }
    std::unique_ptr<Session> session(Dialogs dialogs = {}) const
    {
        return std::make_unique<Session>(workspace(), std::move(dialogs));
    }
    std::filesystem::path path(const char* name) const { return folder_ / name; }
    const blindspot::testing::Folder& folder() const { return folder_; }

    void fill()
    {
        std::string images, annotations;
        for (int i = 0; i < 6; ++i) {
            const std::string name = "images/" + std::to_string(i) + ".png", id = std::to_string(i + 1);
            folder_.writePicture(name, 96, 96, static_cast<std::uint8_t>(60 + 20 * i));
            images += (i == 0 ? "" : ",") + std::string("{\"id\":") + id + ",\"file_name\":\"" +
                      std::to_string(i) + ".png\",\"width\":96,\"height\":96}";
            annotations +=
                (i == 0 ? "" : ",") + box(2 * i + 1, id, 1, std::to_string(8 + 4 * i) + ",10,32,50");
            if (i % 2 == 0) annotations += "," + box(2 * i + 2, id, 3, "50,60,30,20");
        }
        const auto file =
            folder_.write("coco.json", "{\"images\":[" + images + "],\"annotations\":[" + annotations +
                                           "],\"categories\":[{\"id\":1,\"name\":\"Person\"},"
                                           "{\"id\":3,\"name\":\"car\"},{\"id\":9,\"name\":\"kite\"}]}");
        const workspace::Workspace lab = workspace();
        storage::Database database = lab.connect();
        dataset::ImportRequest request;
        request.format = "coco";
        request.source = file;
        request.images = folder_ / "images";
        request.name = "small";
        StopControl stop;
        dataset::importDataset(request, database, stop);
        dataset::SelectionOptions people;
        people.dataset = "small";
        people.className = "Person";
        dataset::SelectionStore(database).create("people", people);
        dataset::SelectionOptions cars;
        cars.dataset = "small";
        cars.className = "car";
        dataset::SelectionStore(database).create("cars", cars);
        const std::filesystem::path fixtures = std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures";
        workspace::DetectorStore(database).add(fixtures / "yolov8-tiny.pt", "tiny");
        workspace::DetectorStore(database).add(fixtures / "yolo11-tiny.pt", "tiny11");
    }

  private:
    static std::string box(int id, const std::string& image, int category, const std::string& sides)
    {
        return "{\"id\":" + std::to_string(id) + ",\"image_id\":" + image +
               ",\"category_id\":" + std::to_string(category) + ",\"bbox\":[" + sides +
               "],\"area\":600,\"iscrowd\":0}";
    }

    blindspot::testing::Folder folder_;
};

} // namespace blindspot::ui::testing
