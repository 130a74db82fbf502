// Functions that add the parts of a report to its document, each as blocks.
#pragma once

#include "core/report/conclusion.h"
#include "core/report/document.h"

namespace blindspot::report {

/// The values that every part is made from.
struct Source {
    const metrics::EvaluationReport& report;
    const ReportPictures& pictures;
    Language language;
    Subject subject;

    std::string text(Text key, std::initializer_list<std::string_view> arguments = {}) const
    {
        return report::text(language, key, arguments);
    }
    const metrics::DetectorFacts& detector() const
    {
        return report.detectors.at(static_cast<std::size_t>(subject.detector));
    }
    const metrics::PatchFacts& patch() const
    {
        return report.patches.at(static_cast<std::size_t>(subject.patch));
    }
};

using Blocks = std::vector<Block>;

/// On the first page. Nothing is added where there is nothing to show.
void addArms(const Source& from, Blocks& blocks);
void addPatch(const Source& from, Blocks& blocks);
void addExamples(const Source& from, Blocks& blocks);

/// After it.
void addDefinitions(const Source& from, Blocks& blocks);
void addBoxFigures(const Source& from, Blocks& blocks);
void addGroups(const Source& from, Blocks& blocks);
void addCurves(const Source& from, Blocks& blocks);
void addInputSizes(const Source& from, Blocks& blocks);
void addSizes(const Source& from, Blocks& blocks);
void addTransfer(const Source& from, Blocks& blocks);
void addDefences(const Source& from, Blocks& blocks);
void addSweeps(const Source& from, Blocks& blocks);
void addTraining(const Source& from, Blocks& blocks);

/// What another lab needs to repeat it.
void addSettings(const Source& from, Blocks& blocks);
void addFiles(const Source& from, Blocks& blocks);
void addCommand(const Source& from, Blocks& blocks);
void addWarnings(const Source& from, Blocks& blocks);

/// A figure with its interval below it.
Cell cellOf(const metrics::Figure& figure, bool strong = false);

} // namespace blindspot::report
