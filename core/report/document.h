// The report as a sequence of blocks, before it becomes HTML or paper: both show the same.
#pragma once

#include "core/imaging/image.h"
#include "core/metrics/evaluation_report.h"
#include "core/metrics/object_marks.h"
#include "core/report/chart.h"
#include "core/report/report_pictures.h"
#include "core/report/texts.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace blindspot::report {

struct Heading {
    std::string text;
};

struct Paragraph {
    enum class Role { Answer, Plain, Note, Warning, Caption } role = Role::Plain; ///< Caption: above a table, kept with it
    std::string text;
};

struct Column {
    std::string title;
    bool number = false; ///< to the right
};
struct Cell {
    std::string text;
    std::string below{}; ///< a second, smaller line: the interval
    bool strong = false;
};
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< each as wide as `columns`
};

/// Names and values, such as settings.
struct Facts {
    std::vector<std::pair<std::string, std::string>> rows;
};

/// Text to be copied as it is, such as a command.
struct Code {
    std::string text;
};

/// A picture of the patch beside its facts. The picture is of ReportPictures, null where there is none.
struct PatchBlock {
    const imaging::Image* picture = nullptr;
    Facts facts;
};

struct MarkedPicture {
    const imaging::Image* picture = nullptr;
    std::string caption;
    double width = 0, height = 0; ///< that the marks are measured in
    std::vector<metrics::Mark> marks;
};
struct ExampleColumn {
    std::string title, caption;
    MarkedPicture before, after;
};
/// Examples side by side, with a legend of the kinds of marks that occur.
struct Examples {
    std::vector<ExampleColumn> columns;
    std::vector<metrics::MarkKind> legend;
};

/// Charts, two in a row.
struct Charts {
    std::vector<Chart> charts;
};

using Block = std::variant<Heading, Paragraph, Table, Facts, Code, PatchBlock, Examples, Charts>;

struct Document {
    Language language = Language::English;
    std::string title, subtitle;
    bool works = false;         ///< whether the patch beats its controls
    std::vector<Block> first;   ///< the first page: answer, table of arms, patch, examples
    std::vector<Block> further; ///< all else
};

/// `pictures` must outlive the document, which points into it.
Document documentOf(const metrics::EvaluationReport& report, const ReportPictures& pictures,
                    Language language);

std::string markText(metrics::MarkKind kind, Language language);

} // namespace blindspot::report
