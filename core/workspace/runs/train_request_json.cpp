#include "core/workspace/runs/train_request_json.h"

#include "core/workspace/records/record_json.h"
#include "core/workspace/runs/options_json.h"

#include <concepts>
#include <type_traits>

// In the value's own namespace, where the archive's calls find them.
namespace blindspot::patch {

static json::Json toCompactJson(const TrainOptions& options)
{
    return workspace::toJson(options);
}

static void fromCompactJson(const json::Json& json, const json::JsonPlace&, const json::JsonSource& source, TrainOptions& options)
{
    options = workspace::fromJson(json, source.where);
}

} // namespace blindspot::patch

namespace blindspot::workspace {

/// The structured binding is there so that a new field does not compile until it is listed here.
template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, TrainRequest>
static void describe(Archive& archive, Value& request)
{
    auto& [detector, otherDetectors, selection, dataset, className, images, device, options, name, nameReserved] = request;
    static_cast<void>(nameReserved); // of the moment, and not of what is asked for
    archive("detector", detector), archive("other_detectors", otherDetectors);
    archive("selection", selection), archive("dataset", dataset), archive("class", className), archive("images", images);
    archive("device", device), archive("options", options), archive("name", name);
}

nlohmann::ordered_json toJson(const TrainRequest& request)
{
    return json::JsonWriter(kRecordRules).json(request);
}

TrainRequest trainRequestFromJson(const nlohmann::ordered_json& json, const Place& where)
{
    TrainRequest request;
    json::JsonReader::read(json, json::JsonPlace{}, json::JsonSource{where, kRecordRules}, request);
    return request;
}

} // namespace blindspot::workspace
