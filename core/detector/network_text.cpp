#include "core/detector/network_text.h"

#include "core/common/error.h"
#include "core/common/number_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr std::size_t kMaxLayers = 500;
constexpr std::int64_t kMaxNumber = 16384; ///< more than any network's channels

constexpr std::array<std::pair<LayerKind, std::string_view>, 29> kLayerNames = {
    {{LayerKind::Conv, "Conv"},          {LayerKind::GhostConv, "GhostConv"},
     {LayerKind::ScDown, "SCDown"},      {LayerKind::C2f, "C2f"},
     {LayerKind::C2fCib, "C2fCIB"},      {LayerKind::C2, "C2"},
     {LayerKind::C3, "C3"},              {LayerKind::C3k2, "C3k2"},
     {LayerKind::C3Ghost, "C3Ghost"},    {LayerKind::A2C2f, "A2C2f"},
     {LayerKind::Elan1, "ELAN1"},        {LayerKind::RepNcspElan4, "RepNCSPELAN4"},
     {LayerKind::AConv, "AConv"},        {LayerKind::ADown, "ADown"},
     {LayerKind::Sppf, "SPPF"},          {LayerKind::SppElan, "SPPELAN"},
     {LayerKind::Psa, "PSA"},            {LayerKind::C2psa, "C2PSA"},
     {LayerKind::CbLinear, "CBLinear"},  {LayerKind::CbFuse, "CBFuse"},
     {LayerKind::Upsample, "Upsample"},  {LayerKind::Identity, "Identity"},
     {LayerKind::Concat, "Concat"},      {LayerKind::HgStem, "HGStem"},
     {LayerKind::HgBlock, "HGBlock"},    {LayerKind::Aifi, "AIFI"},
     {LayerKind::RepC3, "RepC3"},        {LayerKind::RtDetrDecoder, "RTDETRDecoder"},
     {LayerKind::Detect, "Detect"}}};

constexpr std::array<std::pair<InnerBlock, std::string_view>, 5> kInnerNames = {
    {{InnerBlock::C3k, "c3k"},
     {InnerBlock::AttentionPair, "attention"},
     {InnerBlock::Cib, "cib"},
     {InnerBlock::LargeCib, "large-cib"},
     {InnerBlock::AreaPair, "area-pair"}}};

struct NumberField {
    std::string_view name;
    std::int64_t LayerSpec::* value;
};
constexpr std::array<NumberField, 9> kNumbers = {{{"hidden", &LayerSpec::hidden},
                                                  {"wide", &LayerSpec::wide},
                                                  {"kernel", &LayerSpec::kernel},
                                                  {"stride", &LayerSpec::stride},
                                                  {"padding", &LayerSpec::padding},
                                                  {"groups", &LayerSpec::groups},
                                                  {"area", &LayerSpec::area},
                                                  {"mlp", &LayerSpec::mlp},
                                                  {"heads", &LayerSpec::heads}}};

struct FlagField {
    std::string_view name;
    bool LayerSpec::* value;
    bool set; ///< what the word means
};
constexpr std::array<FlagField, 4> kFlags = {{{"add", &LayerSpec::shortcut, true},
                                              {"scaled-residual", &LayerSpec::scaledResidual, true},
                                              {"no-activation", &LayerSpec::activation, false},
                                              {"light", &LayerSpec::light, true}}};

/// The words of a line.
std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        if (end > 0) words.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

/// Calls `visit(line)` for every line that is not empty.
template <typename Visit>
void forEachLine(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

[[noreturn]] void refuse(std::string_view word, const std::string& where)
{
    throw Error({Message::tr("the description of its network has '%1', which is not known"), word.substr(0, 100)}, where,
                Message::tr("update Blindspot, or export the weights again"));
}

std::int64_t countOf(std::string_view text, const std::string& where)
{
    const auto number = numberFromText<std::int64_t>(text);
    if (!number || *number < 0 || *number > kMaxNumber) refuse(text, where);
    return *number;
}

/// "1,2,-1": calls `add` with each.
template <typename Number>
std::vector<Number> listOf(std::string_view text, const std::string& where)
{
    std::vector<Number> numbers;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const auto number = numberFromText<Number>(text.substr(0, end));
        if (!number || *number > kMaxNumber || *number < -static_cast<Number>(kMaxLayers) || numbers.size() >= kMaxLayers)
            refuse(text, where);
        numbers.push_back(*number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return numbers;
}

template <typename Number>
std::string listText(const std::vector<Number>& numbers)
{
    std::string text;
    for (const Number number : numbers)
        text += (text.empty() ? "" : ",") + std::to_string(number);
    return text;
}

/// Numbers that a kind has unless a line says otherwise.
LayerSpec usual(LayerKind kind)
{
    LayerSpec layer;
    layer.kind = kind;
    if (kind == LayerKind::Conv || kind == LayerKind::GhostConv) layer.kernel = 1;
    if (kind == LayerKind::Sppf || kind == LayerKind::SppElan) {
        layer.kernel = 5;
        layer.repeats = 3;
    }
    return layer;
}

/// "x3", "e0.25", "add", "hidden=32", "from=-1,6".
void readWord(LayerRow& row, std::string_view word, const std::string& where)
{
    LayerSpec& layer = row.layer;
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    if (equals != std::string_view::npos) {
        const std::string_view value = word.substr(equals + 1);
        const auto field = std::find_if(kNumbers.begin(), kNumbers.end(), [name](const NumberField& one) { return one.name == name; });
        if (field != kNumbers.end())
            layer.*field->value = countOf(value, where);
        else if (name == "from")
            layer.from = listOf<int>(value, where);
        else if (name == "parts")
            layer.parts = listOf<std::int64_t>(value, where);
        else
            refuse(word, where);
        return;
    }
    for (const FlagField& flag : kFlags)
        if (flag.name == word) return void(layer.*flag.value = flag.set);
    for (const auto& [inner, text] : kInnerNames)
        if (text == word) return void(layer.inner = inner);
    if (word.starts_with('x')) return void(layer.repeats = countOf(word.substr(1), where));
    const auto expansion = word.starts_with('e') ? finiteNumber(word.substr(1)) : std::nullopt;
    if (expansion && *expansion > 0 && *expansion <= 4) return void(row.expansion = *expansion);
    layer.channels = countOf(word, where);
}

LayerRow rowOf(std::string_view line, const std::string& where)
{
    const std::vector<std::string_view> words = wordsOf(line);
    if (words.empty()) refuse(line, where);
    const auto kind = std::find_if(kLayerNames.begin(), kLayerNames.end(),
                                   [&words](const auto& one) { return one.second == words.front(); });
    if (kind == kLayerNames.end()) refuse(words.front(), where);
    LayerRow row{usual(kind->first)};
    for (std::size_t i = 1; i < words.size(); ++i)
        readWord(row, words[i], where);
    const LayerSpec& layer = row.layer;
    const bool even = layer.kind == LayerKind::Conv || layer.kind == LayerKind::GhostConv;
    if (even && layer.padding == 0 && line.find("padding=") == std::string_view::npos) row.layer.padding = layer.kernel / 2;
    return row;
}

std::string lineOf(const LayerSpec& layer)
{
    const LayerSpec plain = usual(layer.kind);
    std::string line(layerName(layer.kind));
    if (layer.channels > 0) line += " " + std::to_string(layer.channels);
    if (layer.repeats != plain.repeats) line += " x" + std::to_string(layer.repeats);
    for (const NumberField& field : kNumbers) {
        const bool padding = field.value == &LayerSpec::padding && layer.kind == LayerKind::Conv;
        if (layer.*field.value != plain.*field.value || padding)
            line.append(" ").append(field.name).append("=").append(std::to_string(layer.*field.value));
    }
    for (const auto& [inner, text] : kInnerNames)
        if (layer.inner == inner) line.append(" ").append(text);
    for (const FlagField& flag : kFlags)
        if (layer.*flag.value == flag.set) line.append(" ").append(flag.name);
    if (layer.from != plain.from) line += " from=" + listText(layer.from);
    if (!layer.parts.empty()) line += " parts=" + listText(layer.parts);
    return line + "\n";
}

constexpr std::string_view kHead = "head ";

/// "head yolo26 classes=80 ...": the last line.
void readHead(NetworkSpec& spec, std::string_view line, const std::string& where)
{
    const std::vector<std::string_view> words = wordsOf(line.substr(kHead.size()));
    if (words.empty()) refuse(line, where);
    spec.family = familyFromName(std::string(words.front()));
    spec.oneToMany = spec.oneToOne = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word = words[i], name = word.substr(0, word.find('='));
        const auto number = [&] { return countOf(word.substr(std::min(name.size() + 1, word.size())), where); };
        if (word == "depthwise") spec.depthwiseClassBranch = true;
        else if (word == "one2many") spec.oneToMany = true;
        else if (word == "one2one") spec.oneToOne = true;
        else if (name == "classes") spec.classes = number();
        else if (name == "box") spec.boxHidden = number();
        else if (name == "class") spec.classHidden = number();
        else if (name == "reg-max") spec.regMax = number();
        else refuse(word, where);
    }
}

} // namespace

std::string_view layerName(LayerKind kind)
{
    for (const auto& [one, name] : kLayerNames)
        if (one == kind) return name;
    return {};
}

std::vector<LayerRow> layersFromText(std::string_view text, const std::string& where)
{
    std::vector<LayerRow> rows;
    forEachLine(text, [&](std::string_view line) {
        if (rows.size() >= kMaxLayers) refuse(line, where);
        rows.push_back(rowOf(line, where));
    });
    return rows;
}

std::string networkText(const NetworkSpec& spec)
{
    std::string text;
    for (const LayerSpec& layer : spec.layers)
        text += lineOf(layer);
    text.append(kHead).append(familyName(spec.family));
    for (const auto& [name, value] : {std::pair{"classes", spec.classes}, std::pair{"box", spec.boxHidden},
                                      std::pair{"class", spec.classHidden}, std::pair{"reg-max", spec.regMax}})
        text.append(" ").append(name).append("=").append(std::to_string(value));
    if (spec.depthwiseClassBranch) text += " depthwise";
    if (spec.oneToMany) text += " one2many";
    if (spec.oneToOne) text += " one2one";
    return text + "\n";
}

NetworkSpec networkFromText(std::string_view text, const std::string& where)
{
    NetworkSpec spec;
    bool headed = false;
    forEachLine(text, [&](std::string_view line) {
        if (headed || spec.layers.size() >= kMaxLayers) refuse(line, where);
        headed = line.starts_with(kHead);
        if (headed)
            readHead(spec, line, where);
        else
            spec.layers.push_back(rowOf(line, where).layer);
    });
    const bool whole = headed && !spec.layers.empty() && spec.layers.back().kind == LayerKind::Detect && spec.classes > 0 &&
                       spec.regMax > 0 && spec.boxHidden > 0 && spec.classHidden > 0 && (spec.oneToMany || spec.oneToOne);
    if (!whole) refuse("", where);
    settleStrides(spec, where);
    return spec;
}

} // namespace blindspot::detector
