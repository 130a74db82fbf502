#include "core/dataset/import/importer.h"

#include "core/dataset/import/coco_importer.h"
#include "core/dataset/import/folder_importer.h"
#include "core/dataset/import/voc_importer.h"
#include "core/dataset/import/yolo_importer.h"

namespace blindspot::dataset {

const std::vector<std::unique_ptr<Importer>>& importers()
{
    static const auto known = [] {
        std::vector<std::unique_ptr<Importer>> list;
        list.push_back(std::make_unique<CocoImporter>());
        list.push_back(std::make_unique<YoloImporter>());
        list.push_back(std::make_unique<VocImporter>());
        list.push_back(std::make_unique<FolderImporter>());
        return list;
    }();
    return known;
}

BoxForm parseBoxForm(std::string_view text)
{
    if (text == "size") return BoxForm::Size;
    if (text == "corners") return BoxForm::Corners;
    if (text == "fractions") return BoxForm::Fractions;
    throw Error({Message::tr("boxes cannot be \"%1\""), text}, {}, Message::tr("they are size, corners or fractions"));
}

ImportResult importDataset(const ImportRequest& request, storage::Database& database, StopControl& stop,
                           const ProgressSink& progress)
{
    std::string formats;
    for (const auto& importer : importers()) {
        if (importer->format() == request.format) return importer->import(request, database, stop, progress);
        formats += (formats.empty() ? "" : ", ") + std::string(importer->format());
    }
    throw Error({Message::tr("there is no format \"%1\""), request.format}, {},
                {Message::tr("the formats: %1"), formats});
}

} // namespace blindspot::dataset
