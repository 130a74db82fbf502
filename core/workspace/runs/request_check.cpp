#include "core/workspace/runs/request_check.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_name.h"
#include "core/workspace/runs/chosen_images.h"

#include <algorithm>
#include <system_error>

namespace blindspot::workspace {

namespace fs = std::filesystem;

fs::path absolutePath(const fs::path& path)
{
    std::error_code code;
    const fs::path whole = fs::absolute(path, code);
    return code ? path : whole.lexically_normal();
}

void requireFile(const fs::path& file)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code))
        throw Error(Message::tr("there is no such file"), toUtf8(file), Message::tr("name one that is there"));
}

std::optional<DetectorRecord> knownDetector(storage::Database& database, std::string& nameOrFile)
{
    const DetectorStore store(database);
    if (auto record = store.find(nameOrFile)) return record;
    const std::string name = nameAndHead(nameOrFile).first;
    if (auto record = store.find(name)) return record;
    std::error_code code;
    if (!fs::is_regular_file(pathFromUtf8(name), code)) return store.get(nameOrFile); // throws, naming those that there are
    nameOrFile = toUtf8(absolutePath(pathFromUtf8(name))) + nameOrFile.substr(name.size());
    return std::nullopt;
}

void requireClass(const std::optional<DetectorRecord>& detector, const std::string& className)
{
    if (!detector || className.empty() || detector->classNames.empty()) return;
    if (std::find(detector->classNames.begin(), detector->classNames.end(), className) != detector->classNames.end()) return;
    throw Error({Message::tr("the detector '%1' has no class '%2'"), detector->name, className}, "--class",
                Message::tr("choose one of its classes"));
}

void checkSource(storage::Database& database, const std::optional<std::string>& selection, const std::optional<std::string>& dataset)
{
    requireOneSource(selection, dataset);
    if (selection) dataset::SelectionStore(database).get(*selection);
    if (dataset) dataset::DatasetIndex(database).get(*dataset);
}

void checkRequest(storage::Database& database, TrainRequest& request)
{
    std::optional<DetectorRecord> first = knownDetector(database, request.detector);
    for (std::string& other : request.otherDetectors)
        requireClass(knownDetector(database, other), request.className);
    checkSource(database, request.selection, request.dataset);
    if (request.className.empty() && patch::needsClass(request.options.objective))
        throw Error(Message::tr("there is no class"), "--class", Message::tr("name the class whose objects are attacked"));
    requireClass(first, request.className);
    request.options.check(first ? first->inputSize : 640);
    if (request.options.initial != "grey" && request.options.initial != "random") {
        requireFile(pathFromUtf8(request.options.initial));
        request.options.initial = toUtf8(absolutePath(pathFromUtf8(request.options.initial)));
    }
}

} // namespace blindspot::workspace
