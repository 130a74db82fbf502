#include "core/report/repeat_command.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace blindspot::report {

namespace {

using namespace evaluation;

std::string quoted(const std::string& word)
{
    constexpr std::string_view kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%";
    if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
    std::string result = "'";
    for (const char character : word)
        result += character == '\'' ? std::string("'\\''") : std::string(1, character);
    return result + "'";
}

std::string numberText(double value)
{
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

void add(std::string& command, const char* option, const std::string& value)
{
    command += std::string(" ") + option + " " + quoted(value);
}

} // namespace

std::string repeatCommand(const EvaluationReport& report)
{
    std::string command = "blindspot-cli evaluate";
    for (const DetectorFacts& detector : report.detectors)
        add(command, "--detector", detector.file.empty() ? detector.name : detector.file);
    if (report.selection)
        add(command, "--selection", *report.selection);
    else if (report.dataset)
        add(command, "--dataset", *report.dataset);
    add(command, "--class", report.className);
    for (const PatchFacts& patch : report.patches)
        patch.run.empty() ? add(command, "--patch", patch.file) : add(command, "--run", patch.run);
    if (!report.patches.empty() && !report.patches.front().placement.empty())
        add(command, "--placement", report.patches.front().placement);
    for (std::size_t i = 1; i < report.defences.size(); ++i)
        add(command, "--defence", report.defences[i].text);
    std::vector<SweepKind> kinds;
    for (const Sweep& sweep : report.sweeps)
        if (std::find(kinds.begin(), kinds.end(), sweep.kind) == kinds.end()) kinds.push_back(sweep.kind);
    for (const SweepKind kind : kinds)
        add(command, "--sweep", std::string(name(kind)));
    add(command, "--confidence", numberText(report.confidence));
    add(command, "--random-seeds", std::to_string(report.randomSeeds));
    add(command, "--bootstrap", std::to_string(report.bootstrapDrawings));
    add(command, "--seed", std::to_string(report.seed));
    return command;
}

} // namespace blindspot::report
