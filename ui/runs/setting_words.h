// What a run's settings are called and how their values read, for people.
#pragma once

#include <QString>
#include <nlohmann/json_fwd.hpp>

namespace blindspot::ui {

/// "optimiser.learning_rate" as "Learning rate". A key that is none of ours: "new_key" as "new key".
QString settingName(const QString& key);

/// The value of a setting: words for names of the engine, yes and no, numbers in the user's way of writing
/// them. `key` as in run.json.
QString settingValue(const QString& key, const nlohmann::ordered_json& value);

} // namespace blindspot::ui
