// Small datasets on disk for the tests: pictures, COCO, YOLO and VOC files in a temporary folder.
#pragma once

#include "core/common/atomic_file.h"
#include "core/imaging/codec.h"

#include <QTemporaryDir>

#include <filesystem>
#include <string>
#include <string_view>

namespace blindspot::testing {

/// A folder that goes with the test.
class Folder {
  public:
    std::filesystem::path path() const { return std::filesystem::path(folder_.path().toStdU16String()); }
    std::filesystem::path operator/(std::string_view name) const { return path() / name; }

    /// Writes a file with its folders.
    std::filesystem::path write(std::string_view name, std::string_view content) const
    {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        writeFileAtomically(file, content);
        return file;
    }
    /// Writes a picture with its folders: .png or .jpg.
    std::filesystem::path writePicture(std::string_view name, int width, int height,
                                       std::uint8_t value = 100) const
    {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        const imaging::Image image(width, height, value);
        writeFileAtomically(file, file.extension() == ".png" ? imaging::encodePng(image)
                                                             : imaging::encodeJpeg(image));
        return file;
    }

  private:
    QTemporaryDir folder_;
};

/// Three pictures of 64 x 48 (a.png, b.png, c.png; ids 1, 2, 3), classes person (1) and dog (5). a: a person
/// of 20 x 30 and a crowd; b: a dog of 10 x 10 and a person of 8 x 6; c: nothing.
inline std::filesystem::path writeSmallCoco(const Folder& folder)
{
    for (const char* name : {"images/a.png", "images/b.png", "images/c.png"})
        folder.writePicture(name, 64, 48);
    return folder.write("coco.json", R"({
      "info": {"segmentation": "a text that only looks like a key: \"["},
      "images": [{"id": 1, "file_name": "a.png", "width": 64, "height": 48},
                 {"id": 2, "file_name": "b.png", "width": 64, "height": 48},
                 {"id": 3, "file_name": "c.png", "width": 64, "height": 48}],
      "annotations": [
        {"id": 10, "image_id": 1, "category_id": 1, "bbox": [4, 5, 20, 30], "area": 321.5, "iscrowd": 0,
         "segmentation": [[4, 5, 24.5, 5, 24, 35, 4, 35], [1, 2]]},
        {"id": 11, "image_id": 1, "category_id": 1, "bbox": [0, 0, 64, 48], "area": 900, "iscrowd": 1,
         "segmentation": {"counts": "a]b}\\\"c", "size": [48, 64]}},
        {"id": 12, "image_id": 2, "category_id": 5, "bbox": [1.5, 2.5, 10, 10], "area": 100, "iscrowd": 0},
        {"id": 13, "image_id": 2, "category_id": 1, "bbox": [30, 20, 8, 6], "area": 48, "iscrowd": 0}],
      "categories": [{"id": 1, "name": "person"}, {"id": 5, "name": "dog"}]})");
}

} // namespace blindspot::testing
