#include "core/workspace/runs/train_config.h"

#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/json_text.h"
#include "core/common/number_text.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/config_lines.h"
#include "core/workspace/runs/train_option_text.h"

#include <algorithm>
#include <sstream>

namespace blindspot::workspace {

namespace {

constexpr const char* kSection = "train";
constexpr std::uintmax_t kMaxBytes = 1U << 20;

/// A number as it is, everything else in quotes.
std::string valueText(const std::string& text)
{
    const bool plain = finiteNumber(text) || numberFromText<std::uint64_t>(text);
    return plain ? text : jsonQuoted(text);
}

/// Of one file, line for line.
class Reader {
  public:
    Reader(TrainConfig& config, std::string where) : config_(config), where_(std::move(where)) {}

    void read(const std::vector<ConfigLine>& lines)
    {
        for (const ConfigLine& line : lines)
            attempt(line, [&] { take(line); });
    }

    /// First: the other lines change its defaults.
    void readRecipe(const std::vector<ConfigLine>& lines)
    {
        for (const ConfigLine& line : lines)
            if (line.key == "recipe") attempt(line, [&] { config_.request.options = patch::TrainOptions::forRecipe(line.value); });
    }

  private:
    template <typename Work>
    void attempt(const ConfigLine& line, const Work& work)
    {
        try {
            work();
        } catch (const Error& error) {
            config_.problems.push_back({line.key, error.message()});
        }
    }

    void take(const ConfigLine& line)
    {
        if (line.key == "recipe") {
            if (line.value == config_.request.options.recipe) config_.taken.push_back(line.key);
            return;
        }
        if (!setSubject(line) && !setTrainOption(line.key, line.value, config_.request.options))
            throw Error({Message::tr("'%1' is no setting of a training"), line.key}, {Message::tr("%1, line %2"), where_, line.number});
        config_.taken.push_back(line.key);
    }

    bool setSubject(const ConfigLine& line)
    {
        TrainRequest& request = config_.request;
        const std::string& value = line.value;
        if (line.key == "detector")
            (request.detector.empty() ? request.detector : request.otherDetectors.emplace_back()) = value;
        else if (line.key == "selection")
            request.selection = value;
        else if (line.key == "dataset")
            request.dataset = value;
        else if (line.key == "class")
            request.className = value;
        else if (line.key == "images")
            request.images = imagesOf(value);
        else if (line.key == "device")
            request.device = value;
        else if (line.key == "name")
            request.name = value;
        else
            return false;
        return true;
    }

    static std::int64_t imagesOf(const std::string& text)
    {
        const auto images = numberFromText<std::int64_t>(text);
        if (!images) throw Error({Message::tr("'%1' is not a whole number"), text}, "--images", Message::tr("write a plain whole number"));
        return *images;
    }

    TrainConfig& config_;
    std::string where_;
};

/// The lines of a training, the placement before everything that it changes.
std::vector<ConfigLine> linesOfTraining(std::vector<ConfigLine> lines)
{
    std::erase_if(lines, [](const ConfigLine& line) {
        return line.key == kConfigVersionKey || (!line.section.empty() && line.section != std::vector<std::string>{kSection});
    });
    std::stable_partition(lines.begin(), lines.end(), [](const ConfigLine& line) { return line.key == "placement"; });
    return lines;
}

/// What the command line takes besides, and what says nothing of the run.
bool saysNothing(const ConfigLine& line)
{
    return line.key == "out" || line.key == "workspace" || line.key == "json";
}

std::string nameOf(const std::string& detector, const std::vector<DetectorRecord>& known)
{
    const auto named = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.name == detector; });
    if (named != known.end()) return named->name;
    const auto filed = std::find_if(known.begin(), known.end(), [&](const auto& one) { return toUtf8(one.path) == detector; });
    return filed != known.end() ? filed->name : std::string();
}

} // namespace

std::string configText(const TrainRequest& request, const std::string& comment)
{
    std::string text =
        "# " + comment + "\n" + std::string(kConfigVersionKey) + " = " + std::to_string(kConfigVersion) + "\n[" + kSection + "]\n";
    const auto line = [&text](const std::string& key, const std::string& value) { text += key + " = " + value + "\n"; };
    if (!request.name.empty()) line("name", jsonQuoted(request.name));
    for (const std::string& detector : request.detectors())
        if (!detector.empty()) line("detector", jsonQuoted(detector));
    if (request.selection) line("selection", jsonQuoted(*request.selection));
    if (request.dataset) line("dataset", jsonQuoted(*request.dataset));
    if (!request.className.empty()) line("class", jsonQuoted(request.className));
    if (request.images) line("images", std::to_string(*request.images));
    line("device", jsonQuoted(request.device));
    line("recipe", jsonQuoted(request.options.recipe));
    for (const auto& [key, value] : trainOptionTexts(request.options))
        line(key, valueText(value));
    return text;
}

TrainConfig readTrainConfig(std::string_view text, const std::string& where)
{
    if (!isUtf8(text))
        throw Error(Message::tr("the file is no text"), where, Message::tr("choose a configuration file, such as train.toml"));
    std::istringstream stream{std::string(text)};
    const std::vector<ConfigLine> all = readConfigLines(stream, where);
    TrainConfig config;
    for (const ConfigLine& line : all)
        if (line.key == kConfigVersionKey && numberFromText<int>(line.value).value_or(0) > kConfigVersion)
            config.problems.push_back(
                {line.key,
                 {Message::tr("the file is of a newer version (%1); this program knows %2: what it knows of it was taken"), line.value,
                  kConfigVersion}});
    std::vector<ConfigLine> lines = linesOfTraining(all);
    std::erase_if(lines, saysNothing);
    if (lines.empty())
        throw Error(Message::tr("the file has no settings of a training"), where,
                    Message::tr("choose a file with a section [train], such as the train.toml of an exported run"));
    Reader reader(config, where);
    reader.readRecipe(lines);
    reader.read(lines);
    if (config.taken.empty())
        throw Error(Message::tr("the file has no settings of a training"), where,
                    Message::tr("choose a file with a section [train], such as the train.toml of an exported run"));
    return config;
}

TrainConfig readTrainConfigFile(const std::filesystem::path& file)
{
    std::error_code code;
    const std::uintmax_t bytes = std::filesystem::file_size(file, code);
    if (code) throw Error({Message::tr("the file cannot be read (%1)"), systemMessage(code)}, toUtf8(file));
    if (bytes > kMaxBytes)
        throw Error(Message::tr("the file is too large for settings"), toUtf8(file),
                    Message::tr("choose a configuration file, such as train.toml"));
    return readTrainConfig(wholeFile(file), toUtf8(file));
}

void matchWorkspace(TrainConfig& config, storage::Database& database)
{
    const std::vector<DetectorRecord> known = DetectorStore(database).list();
    const auto match = [&](std::string& detector) {
        if (detector.empty()) return;
        if (std::string name = nameOf(detector, known); !name.empty())
            detector = std::move(name);
        else
            config.problems.push_back({"detector", {Message::tr("there is no detector '%1' in this workspace"), detector}});
    };
    match(config.request.detector);
    for (std::string& other : config.request.otherDetectors)
        match(other);
    if (config.request.selection && !dataset::SelectionStore(database).find(*config.request.selection))
        config.problems.push_back({"selection", {Message::tr("there is no selection '%1' in this workspace"), *config.request.selection}});
    if (config.request.dataset && !dataset::DatasetIndex(database).find(*config.request.dataset))
        config.problems.push_back({"dataset", {Message::tr("there is no dataset '%1' in this workspace"), *config.request.dataset}});
}

} // namespace blindspot::workspace
