#include "core/workspace/studies/study_spec.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/random.h"
#include "core/workspace/records/record_json.h"
#include "core/workspace/runs/train_option_text.h"
#include "core/workspace/runs/train_request_json.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <set>
#include <type_traits>

namespace blindspot::workspace {

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, StudyOption>
static void describe(Archive& archive, Value& option)
{
    auto& [key, values, low, high, logarithmic, whole] = option;
    archive("key", key), archive("values", values), archive("low", low), archive("high", high);
    archive("logarithmic", logarithmic), archive("whole", whole);
}

namespace {

using json::Json, json::JsonPlace, json::JsonReader, json::JsonSource;

constexpr const char* kVary = "--vary";
constexpr std::string_view kLogarithmic = ":log";

[[noreturn]] void failVary(const std::string& text, Message what)
{
    throw Error(std::move(what), Place(Message(Message::tr("%1 %2"), kVary, text).inWindow(Message::tr("%2"))),
                Message(Message::tr("write OPTION=VALUE,VALUE,... or OPTION=LOW..HIGH, as in patch-size=100,150,200"))
                    .inWindow(Message::tr("write values as in 100,150,200, or of a random search a range as in 1..10")));
}

bool isWhole(const std::string& text)
{
    return numberFromText<std::int64_t>(text).has_value();
}

void readRange(const std::string& text, std::string values, StudyOption& option)
{
    option.logarithmic = values.ends_with(kLogarithmic);
    if (option.logarithmic) values.resize(values.size() - kLogarithmic.size());
    const auto dots = values.find("..");
    const std::string low = values.substr(0, dots), high = values.substr(dots + 2);
    option.low = finiteNumber(low);
    option.high = finiteNumber(high);
    option.whole = isWhole(low) && isWhole(high);
    if (!option.low || !option.high || !(*option.low < *option.high)) failVary(text, {Message::tr("'%1' is no range"), values});
    if (option.logarithmic && !(*option.low > 0)) failVary(text, Message::tr("a logarithm needs numbers above 0"));
}

std::string valueText(const StudyOption& option, double value)
{
    if (option.whole) return std::to_string(std::llround(value));
    // Three digits: nobody means more, and a table can show it.
    const double scale = std::pow(10.0, 2 - std::floor(std::log10(std::max(std::abs(value), 1e-12))));
    return numberText(std::round(value * scale) / scale);
}

std::string drawnValue(const StudyOption& option, RandomStream& random)
{
    if (!option.low) return option.values[random.below(option.values.size())];
    if (option.logarithmic) return valueText(option, std::exp(random.uniform(std::log(*option.low), std::log(*option.high))));
    if (option.whole)
        return std::to_string(static_cast<std::int64_t>(*option.low) +
                              static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(*option.high - *option.low) + 1)));
    return valueText(option, random.uniform(*option.low, *option.high));
}

/// Settings that were drawn twice are drawn anew, as long as there may be others.
std::vector<StudySetting> drawnSettings(const StudySpec& spec)
{
    std::vector<StudySetting> settings;
    std::set<StudySetting> known;
    const std::int64_t most = 20 * spec.random;
    for (std::int64_t draw = 0; draw < most && std::ssize(settings) < spec.random; ++draw) {
        RandomStream random(spec.base.options.seed, static_cast<std::uint64_t>(draw), 11);
        StudySetting setting;
        for (const StudyOption& option : spec.options)
            setting.push_back(drawnValue(option, random));
        if (known.insert(setting).second) settings.push_back(std::move(setting));
    }
    return settings;
}

std::vector<StudySetting> gridOf(const StudySpec& spec)
{
    std::vector<StudySetting> settings{{}};
    for (const StudyOption& option : spec.options) {
        std::vector<StudySetting> longer;
        for (const StudySetting& setting : settings)
            for (const std::string& value : option.values) {
                longer.push_back(setting);
                longer.back().push_back(value);
            }
        settings = std::move(longer);
    }
    return settings;
}

/// Without making them. As a number with a fraction: a million times a million is no whole number of 64 bits three times.
double countOf(const StudySpec& spec)
{
    if (spec.random > 0) return static_cast<double>(spec.random);
    double count = 1;
    for (const StudyOption& option : spec.options)
        count *= static_cast<double>(option.values.size());
    return count;
}

std::string countText(double count)
{
    constexpr double kWhole = 1e15; // beyond it nobody counts
    return count < kWhole ? std::to_string(std::llround(count)) : numberText(count);
}

void checkOptions(const StudySpec& spec)
{
    std::set<std::string> keys;
    for (const StudyOption& option : spec.options) {
        if (!keys.insert(option.key).second) failVary(text(option), {Message::tr("'%1' is varied twice"), option.key});
        checkOption(option, spec.base.options, spec.random > 0);
    }
}

void checkCounts(const StudySpec& spec)
{
    const double settings = countOf(spec), trainings = settings * static_cast<double>(spec.seeds);
    if (spec.seeds < 1 || spec.seeds > StudySpec::kMostSeeds)
        throw Error({Message::tr("%1 seeds are not possible"), spec.seeds}, "--seeds", {Message::tr("use 1 to %1"), StudySpec::kMostSeeds});
    if (settings < 2)
        throw Error(Message::tr("one setting is no study"), kVary, Message::tr("give an option at least two values; a single training is train's"));
    if (trainings > static_cast<double>(StudySpec::kMostTrainings))
        throw Error({Message::tr("these are %1 trainings, of which a study has at most %2"), countText(trainings), StudySpec::kMostTrainings},
                    kVary, Message(Message::tr("use fewer values, or draw some of them: --random N"))
                        .inWindow(Message::tr("use fewer values, or draw some of them")));
    if (spec.random > 0 && spec.random > StudySpec::kMostTrainings)
        throw Error({Message::tr("%1 settings are too many"), spec.random}, "--random", {Message::tr("use at most %1"), StudySpec::kMostTrainings});
    if (spec.eta != 0 && !(spec.eta > 1 && spec.eta <= 10))
        throw Error({Message::tr("'%1' is out of range"), numberText(spec.eta)}, "--halving", Message::tr("use a number above 1 to 10, such as 3, or 0 for none"));
    if (spec.rungs < 2 || spec.rungs > 6)
        throw Error({Message::tr("'%1' is out of range"), spec.rungs}, "--rungs", Message::tr("use 2 to 6"));
}

} // namespace

StudyOption parseStudyOption(const std::string& text)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) failVary(text, Message::tr("there is no '='"));
    StudyOption option{text.substr(0, equals)};
    while (option.key.starts_with('-'))
        option.key.erase(0, 1);
    const std::string values = text.substr(equals + 1);
    if (values.find("..") != std::string::npos) {
        readRange(text, values, option);
        return option;
    }
    const char between = values.find('|') != std::string::npos ? '|' : ',';
    for (std::size_t begin = 0; begin <= values.size();) {
        const std::size_t end = std::min(values.find(between, begin), values.size());
        option.values.push_back(values.substr(begin, end - begin));
        if (option.values.back().empty()) failVary(text, Message::tr("a value is empty"));
        begin = end + 1;
    }
    return option;
}

void checkOption(const StudyOption& option, const patch::TrainOptions& base, bool random)
{
    if (option.key == "seed")
        failVary(text(option),
                 Message(Message::tr("seeds are repeated with --seeds")).inWindow(Message::tr("a study repeats its seeds itself")));
    if (option.low && !random)
        failVary(text(option), Message(Message::tr("a range is for a random search: --random N"))
                                   .inWindow(Message::tr("a range is for a random search")));
    const std::set<std::string> values(option.values.begin(), option.values.end());
    if (values.size() < option.values.size()) failVary(text(option), Message::tr("a value stands there twice"));
    patch::TrainOptions trial = base;
    const std::vector<std::string> tried =
        option.low ? std::vector{valueText(option, *option.low), valueText(option, *option.high)} : option.values;
    for (const std::string& value : tried)
        if (!setTrainOption(option.key, value, trial)) failVary(text(option), {Message::tr("'%1' is no option of a training"), option.key});
}

std::string text(const StudyOption& option)
{
    std::string text = option.key + "=";
    if (option.low) return text + numberText(*option.low) + ".." + numberText(*option.high) + (option.logarithmic ? ":log" : "");
    const bool commas = std::any_of(option.values.begin(), option.values.end(), [](const std::string& one) { return one.find(',') != std::string::npos; });
    for (const std::string& value : option.values)
        text += (&value == &option.values.front() ? "" : commas ? "|" : ",") + value;
    return text;
}

std::vector<StudySetting> settingsOf(const StudySpec& spec)
{
    checkCounts(spec);
    std::vector<StudySetting> settings = spec.random > 0 ? drawnSettings(spec) : gridOf(spec);
    if (settings.size() < 2) throw Error(Message::tr("one setting is no study"), kVary, Message::tr("give an option at least two values"));
    return settings;
}

TrainRequest requestOf(const StudySpec& spec, const StudySetting& setting, std::int64_t seed)
{
    TrainRequest request = spec.base;
    // The placement before what it changes, as in a configuration file.
    for (const bool placement : {true, false})
        for (std::size_t i = 0; i < spec.options.size(); ++i)
            if ((spec.options[i].key == "placement") == placement) setTrainOption(spec.options[i].key, setting[i], request.options);
    request.options.seed += static_cast<std::uint64_t>(seed);
    return request;
}

std::vector<double> rungsOf(const StudySpec& spec)
{
    if (spec.eta == 0) return {1};
    std::vector<double> rungs;
    for (std::int64_t rung = spec.rungs - 1; rung >= 0; --rung)
        rungs.push_back(std::pow(spec.eta, -static_cast<double>(rung)));
    return rungs;
}

void checkSpec(const StudySpec& spec)
{
    if (spec.options.empty()) throw Error(Message::tr("nothing is varied"), kVary, Message::tr("name an option with its values, as in patch-size=100,150,200"));
    checkOptions(spec);
    const patch::ObjectiveKind objective = spec.base.options.objective;
    if (objective != patch::ObjectiveKind::Hide && objective != patch::ObjectiveKind::DetectionLoss)
        throw Error(Message::tr("a study measures what patches hide, and these are trained for something else"), "--recipe",
                    Message::tr("use hide, break, print or robust-dpatch"));
    for (const StudySetting& setting : settingsOf(spec))
        requestOf(spec, setting, 0);
}

std::string specText(const StudySpec& spec)
{
    json::JsonWriter writer(kRecordRules);
    Json json;
    json["base"] = toJson(spec.base);
    json["options"] = writer.json(spec.options);
    json["random"] = spec.random;
    json["seeds"] = spec.seeds;
    if (spec.selection) json["selection"] = *spec.selection;
    if (spec.dataset) json["dataset"] = *spec.dataset;
    if (spec.images) json["images"] = *spec.images;
    json["confidence"] = spec.confidence;
    json["eta"] = spec.eta;
    json["rungs"] = spec.rungs;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StudySpec specFromText(std::string_view text, const std::string& study)
{
    const Place where{Message::tr("study %1"), study};
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("base") || !json.contains("options"))
        throw Error(Message::tr("its settings cannot be read"), where, Message::tr("the record is damaged"));
    const JsonSource source{where, kRecordRules};
    StudySpec spec;
    spec.base = trainRequestFromJson(json["base"], where);
    JsonReader::read(json["options"], JsonPlace{}, source, spec.options);
    const auto read = [&](const char* key, auto& value) {
        if (const auto found = json.find(key); found != json.end()) JsonReader::read(*found, JsonPlace{nullptr, key}, source, value);
    };
    read("random", spec.random), read("seeds", spec.seeds), read("selection", spec.selection), read("dataset", spec.dataset);
    read("images", spec.images), read("confidence", spec.confidence), read("eta", spec.eta), read("rungs", spec.rungs);
    return spec;
}

} // namespace blindspot::workspace
