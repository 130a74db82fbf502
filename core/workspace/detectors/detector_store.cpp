#include "core/workspace/detectors/detector_store.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/storage/transaction.h"
#include "core/storage/trash_table.h"
#include "core/workspace/detectors/detector_name.h"
#include "core/workspace/records/times.h"

#include <nlohmann/json.hpp>

#include <system_error>
#include <utility>

namespace blindspot::workspace {

namespace {

std::string visible()
{
    return storage::notInTrash(storage::TrashKind::Detector, "name");
}

std::vector<std::string> namesFromText(const std::string& text)
{
    std::vector<std::string> names;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_array())
        for (const auto& item : json)
            names.push_back(item.is_string() ? item.get<std::string>() : std::string());
    return names;
}

std::string namesText(const std::vector<std::string>& names)
{
    return nlohmann::json(names).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

nlohmann::json messagesJson(const std::vector<Message>& messages)
{
    nlohmann::json list = nlohmann::json::array();
    for (const Message& message : messages)
        list.push_back(message.json());
    return list;
}

std::string remarksText(const detector::DetectorRemarks& remarks, const detector::NetworkFacts& network)
{
    return nlohmann::json{{"assumptions", messagesJson(remarks.assumptions)},
                          {"differences", messagesJson(remarks.differences)},
                          {"notes", messagesJson(remarks.notes)},
                          {"head", network.head},
                          {"heads", network.heads},
                          {"activation", network.activation},
                          {"layers_from", network.layersFrom},
                          {"licence", remarks.licence}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What remarksText keeps of the network; nothing from texts of earlier versions.
detector::NetworkFacts networkFromText(const std::optional<std::string>& text)
{
    detector::NetworkFacts facts;
    const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    if (!json.is_object()) return facts;
    const auto read = [&json](const char* key, std::string& target) {
        if (const auto found = json.find(key); found != json.end() && found->is_string()) target = found->get<std::string>();
    };
    read("head", facts.head);
    read("activation", facts.activation);
    read("layers_from", facts.layersFrom);
    if (const auto heads = json.find("heads"); heads != json.end() && heads->is_array())
        for (const auto& head : *heads)
            if (head.is_string()) facts.heads.push_back(head.get<std::string>());
    return facts;
}

std::optional<detector::DetectorRemarks> remarksFromText(const std::optional<std::string>& text)
{
    if (!text) return std::nullopt;
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const auto list = [&json](const char* key) {
        std::vector<Message> messages;
        if (const auto found = json.find(key); found != json.end() && found->is_array())
            for (const auto& item : *found)
                if (item.is_string()) messages.push_back(Message::fromJson(item.get<std::string>()));
        return messages;
    };
    const auto licence = json.find("licence"); // an earlier version kept none
    const bool known = licence != json.end() && licence->is_string();
    return detector::DetectorRemarks{list("assumptions"), list("differences"), list("notes"),
                                     known ? licence->get<std::string>() : std::string()};
}

bool isFile(const std::filesystem::path& path)
{
    std::error_code code;
    return std::filesystem::is_regular_file(path, code);
}

DetectorRecord recordOf(const detector::DetectorInfo& info, std::string name)
{
    DetectorRecord record;
    record.name = std::move(name);
    record.path = std::filesystem::absolute(info.file).lexically_normal();
    record.sha256 = info.sha256;
    record.architecture = info.architecture;
    record.scale = info.scale;
    record.classNames = info.classNames;
    record.parameters = info.parameters;
    record.inputSize = info.inputSize;
    record.addedAt = utcNow();
    record.choices = info.choices;
    record.remarks = info.remarks;
    record.network = info.network;
    return record;
}

/// A known detector's weights with these choices. Errors: Error when the file is gone or has changed.
detector::Detector openUnchanged(const DetectorRecord& record, const detector::DetectorChoices& choices)
{
    if (!isFile(record.path))
        throw Error(
            {Message::tr("the file of detector '%1' is gone"), record.name}, toUtf8(record.path),
            Message(Message::tr("add it again from its new place: detector add FILE --name %1"), record.name)
                .inWindow(Message::tr("add it again from its new place, under the name %1")));
    detector::Detector detector = detector::Detector::load(record.path, choices);
    if (detector.info().sha256 != record.sha256)
        throw Error({Message::tr("the file of detector '%1' has changed since it was added"), record.name},
                    toUtf8(record.path),
                    Message::tr("remove the detector and add it again, or bring the old file back"));
    return detector;
}

} // namespace

DetectorRecord DetectorStore::add(const std::filesystem::path& file, const std::string& name,
                                  const detector::DetectorChoices& choices)
{
    const std::string wished = name.empty() ? toUtf8(file.stem()) : name;
    detector::DetectorChoices obeyed = choices;
    if (const auto known = find(wished); known && choices.empty() && isFile(file) && sha256OfFile(file) == known->sha256)
        obeyed = known->choices;
    const detector::Detector detector = detector::Detector::load(file, obeyed);
    DetectorRecord record = recordOf(detector.info(), wished);
    storage::Transaction transaction(database_);
    if (const auto known = find(record.name); known && known->sha256 != record.sha256)
        throw Error({Message::tr("there is a detector '%1' with other weights"), record.name}, toUtf8(file),
                    Message(Message::tr("choose another --name, or remove that one first"))
                        .inWindow(Message::tr("choose another name, or remove that one first")));
    write(record);
    transaction.commit();
    return record;
}

void DetectorStore::write(const DetectorRecord& record)
{
    database_.run("INSERT OR REPLACE INTO detectors (name, path, sha256, architecture, scale, classes_json, "
                  "parameters, "
                  "input_size, added_at, choices_json, remarks_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  record.name, record.path.string(), record.sha256, record.architecture, record.scale,
                  namesText(record.classNames), record.parameters, record.inputSize, record.addedAt,
                  detector::choicesText(record.choices), remarksText(*record.remarks, record.network));
}

DetectorRecord DetectorStore::choose(const std::string& name, const detector::DetectorChoices& choices)
{
    const DetectorRecord known = get(name);
    const detector::Detector detector = openUnchanged(known, choices);
    DetectorRecord record = recordOf(detector.info(), name);
    record.addedAt = known.addedAt;
    storage::Transaction transaction(database_);
    write(record);
    transaction.commit();
    return record;
}

std::vector<DetectorRecord> DetectorStore::query(const std::string& condition, const std::string& value) const
{
    storage::Statement row =
        database_.prepare("SELECT name, path, sha256, architecture, scale, classes_json, parameters, "
                          "input_size, added_at, choices_json, remarks_json FROM detectors WHERE " +
                          condition + " AND " + visible() + " ORDER BY name");
    row.bind(1, value);
    std::vector<DetectorRecord> records;
    while (row.step())
        records.push_back({row.text(0), std::filesystem::path(row.text(1)), row.text(2), row.text(3),
                           row.text(4), namesFromText(row.text(5)), row.integer(6), row.integer(7),
                           row.text(8), detector::choicesFromText(row.text(9), row.text(0)),
                           remarksFromText(row.optionalText(10)), networkFromText(row.optionalText(10))});
    return records;
}

std::vector<DetectorRecord> DetectorStore::list() const
{
    return query("?1 = ''", "");
}

std::optional<DetectorRecord> DetectorStore::find(const std::string& name) const
{
    std::vector<DetectorRecord> records = query("name = ?1", name);
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

DetectorRecord DetectorStore::get(const std::string& name) const
{
    if (std::optional<DetectorRecord> record = find(name)) return std::move(*record);
    std::string known;
    for (const DetectorRecord& record : list())
        known += (known.empty() ? "" : ", ") + record.name;
    throw Error({Message::tr("there is no detector '%1'"), name}, "--detector",
                known.empty() ? Message(Message::tr("add one with: detector add FILE"))
                                    .inWindow(Message::tr("add one on the Detectors page"))
                              : Message(Message::tr("the detectors are %1"), known));
}

void DetectorStore::rename(const std::string& name, const std::string& newName)
{
    storage::Transaction transaction(database_);
    get(name);
    const Place where{Message::tr("detector %1"), name};
    if (newName.empty())
        throw Error(Message::tr("a detector's name is empty"), where, Message::tr("give it a name"));
    if (newName == name) return;
    if (find(newName))
        throw Error({Message::tr("there is a detector '%1' already"), newName}, where,
                    Message::tr("choose another name"));
    database_.run("UPDATE detectors SET name = ? WHERE name = ?", newName, name);
    transaction.commit();
}

std::int64_t DetectorStore::remove(const std::string& name)
{
    storage::Transaction transaction(database_);
    get(name);
    // The key is the name: several of one name may wait in the trash.
    const std::string setAside = storage::setAsideName(name, newRunId());
    database_.run("UPDATE detectors SET name = ? WHERE name = ?", setAside, name);
    const std::int64_t entry = storage::putInTrash(database_, storage::TrashKind::Detector, setAside, name);
    transaction.commit();
    return entry;
}

void DetectorStore::erase(const std::string& name)
{
    storage::Transaction transaction(database_);
    if (database_.run("DELETE FROM detectors WHERE name = ?", name) == 0) get(name); // throws
    storage::takeFromTrash(database_, storage::TrashKind::Detector, name);
    transaction.commit();
}

void DetectorStore::restore(const std::string& setAside, const std::string& name)
{
    if (database_.run("UPDATE detectors SET name = ? WHERE name = ?", name, setAside) == 0) get(setAside); // throws
}

OpenedDetector DetectorStore::open(const std::string& nameOrFile) const
{
    if (const std::optional<DetectorRecord> record = find(nameOrFile)) return {record->name, openUnchanged(*record, record->choices)};
    const auto [name, head] = nameAndHead(nameOrFile);
    const std::string ending = head.empty() ? std::string() : "@" + head;
    if (const std::optional<DetectorRecord> record = find(name)) {
        detector::DetectorChoices choices = record->choices;
        choices.head = head;
        return {record->name + ending, openUnchanged(*record, choices)};
    }
    const std::filesystem::path file(name);
    if (!isFile(file)) get(name); // throws: neither a name nor a file
    detector::DetectorChoices choices;
    choices.head = head;
    return {toUtf8(file.stem()) + ending, detector::Detector::load(std::filesystem::absolute(file).lexically_normal(), choices)};
}

detector::Detector DetectorStore::openExactly(const std::filesystem::path& path,
                                              const std::string& sha256,
                                              const detector::DetectorChoices& choices) const
{
    const bool there = isFile(path);
    if (there && sha256OfFile(path) == sha256) return detector::Detector::load(path, choices);
    for (const DetectorRecord& record : query("sha256 = ?1", sha256))
        if (isFile(record.path) && sha256OfFile(record.path) == sha256)
            return detector::Detector::load(record.path, choices);
    throw Error(there ? Message::tr("the detector's file has changed since the run began")
                      : Message::tr("the detector's file is gone"),
                toUtf8(path),
                Message(Message::tr("bring back the file with SHA-256 %1..., or add it: detector add FILE"),
                        sha256.substr(0, 12))
                    .inWindow(Message::tr(
                        "bring back the file with SHA-256 %1..., or add it on the Detectors page")));
}

} // namespace blindspot::workspace
