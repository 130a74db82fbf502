#include "ui/train/train_draft.h"

#include "core/common/error.h"
#include "core/workspace/runs/options_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace blindspot::ui {

void TrainDraft::setRequest(const workspace::TrainRequest& request)
{
    request_ = request;
    Q_EMIT changed();
}

void TrainDraft::setInput(InputShape input)
{
    if (input_ == input) return;
    input_ = input;
    Q_EMIT changed();
}

void TrainDraft::edit(const std::function<void(workspace::TrainRequest&)>& change)
{
    change(request_);
    Q_EMIT changed();
}

void TrainDraft::setRecipe(const std::string& recipe)
{
    edit([&](workspace::TrainRequest& request) {
        patch::TrainOptions options = patch::TrainOptions::forRecipe(recipe);
        options.classIndex = request.options.classIndex;
        options.target = request.options.target;
        options.iterations = request.options.iterations;
        options.patchSize = request.options.patchSize;
        request.options = options;
    });
}

void TrainDraft::setPlacementKind(patch::PlacementKind kind)
{
    if (options().placement.kind == kind) return;
    edit([&](workspace::TrainRequest& request) {
        request.options.placement.kind = kind;
        request.options.tiling.enabled =
            kind == patch::PlacementKind::Object &&
            patch::TrainOptions::forRecipe(request.options.recipe).tiling.enabled;
    });
}

QString requestToText(const workspace::TrainRequest& request)
{
    QJsonObject object{{"detector", QString::fromStdString(request.detector)},
                       {"class", QString::fromStdString(request.className)},
                       {"device", QString::fromStdString(request.device)},
                       {"options", QString::fromStdString(workspace::optionsToText(request.options))}};
    QJsonArray others;
    for (const std::string& name : request.otherDetectors)
        others.append(QString::fromStdString(name));
    if (!others.isEmpty()) object["other_detectors"] = others;
    if (!request.name.empty()) object["name"] = QString::fromStdString(request.name);
    if (request.selection) object["selection"] = QString::fromStdString(*request.selection);
    if (request.dataset) object["dataset"] = QString::fromStdString(*request.dataset);
    if (request.images) object["images"] = static_cast<qint64>(*request.images);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<workspace::TrainRequest> requestFromText(const QString& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    if (!object.contains("options")) return std::nullopt;
    const auto name = [&object](const char* key) {
        return object[QLatin1String(key)].toString().toStdString();
    };
    workspace::TrainRequest request;
    request.detector = name("detector");
    for (const QJsonValue& other : object["other_detectors"].toArray())
        request.otherDetectors.push_back(other.toString().toStdString());
    request.className = name("class");
    request.device = object["device"].toString("auto").toStdString();
    request.name = name("name");
    if (object.contains("selection")) request.selection = name("selection");
    if (object.contains("dataset")) request.dataset = name("dataset");
    if (object.contains("images")) request.images = object["images"].toInteger();
    try {
        request.options = workspace::optionsFromText(name("options"), "settings");
    } catch (const Error&) {
        return std::nullopt; // of another version; the defaults are as good
    }
    return request;
}

} // namespace blindspot::ui
