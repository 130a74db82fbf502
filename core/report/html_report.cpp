#include "core/report/html_report.h"

#include "core/report/data_uri.h"
#include "core/report/document.h"
#include "core/report/html_marks.h"
#include "core/report/html_style.h"
#include "core/report/svg_chart.h"

#include <array>
#include <variant>

namespace blindspot::report {

namespace {

constexpr int kPhotoSide = 900; ///< pixels

std::string element(const std::string& tag, const std::string& content, const std::string& attributes = {})
{
    return "<" + tag + (attributes.empty() ? "" : " " + attributes) + ">" + content + "</" + tag + ">";
}

std::string classed(const std::string& name)
{
    return "class=\"" + name + '"';
}

/// The blocks of a document as HTML.
struct Writer {
    Language language;
    std::string html{};

    void operator()(const Heading& heading) { html += element("h2", escaped(heading.text)) + "\n"; }

    void operator()(const Paragraph& paragraph)
    {
        constexpr std::array kClasses = {"answer", "", "note", "warning", "caption"};
        const std::string name = kClasses.at(static_cast<std::size_t>(paragraph.role));
        html += element("p", escaped(paragraph.text), name.empty() ? "" : classed(name)) + "\n";
    }

    void operator()(const Table& table)
    {
        std::string head, body;
        for (const Column& column : table.columns)
            head += element("th", escaped(column.title),
                            column.number ? "scope=\"col\" class=\"n\"" : "scope=\"col\"");
        for (const auto& row : table.rows) {
            std::string cells;
            for (std::size_t i = 0; i < row.size(); ++i)
                cells += cellHtml(row[i], table.columns[i].number);
            body += element("tr", cells) + "\n";
        }
        html +=
            element("div",
                    element("table", element("thead", element("tr", head)) + "\n" + element("tbody", body)),
                    classed("wide")) +
            "\n";
    }

    void operator()(const Facts& facts) { html += factsHtml(facts) + "\n"; }
    void operator()(const Code& code) { html += element("pre", escaped(code.text)) + "\n"; }

    void operator()(const PatchBlock& block)
    {
        const std::string picture = block.picture ? "<img class=\"patch\" alt=\"\" src=\"" +
                                                        pngUri(atMost(*block.picture, kPhotoSide)) + "\">"
                                                  : "";
        html += element("div", picture + factsHtml(block.facts), classed("patchrow")) + "\n";
    }

    void operator()(const Examples& examples)
    {
        std::string columns;
        for (const ExampleColumn& column : examples.columns)
            columns += element("figure", element("figcaption", element("b", escaped(column.title)) + "<br>" +
                                                                   escaped(column.caption)) +
                                             pictureHtml(column.before) + pictureHtml(column.after)) +
                       "\n";
        html += element("div", columns, classed("examples")) + "\n" + legendHtml(examples.legend, language) +
                "\n";
    }

    void operator()(const Charts& charts)
    {
        std::string svgs;
        for (const Chart& chart : charts.charts)
            svgs += svgOf(chart) + "\n";
        html += element("div", svgs, classed("charts")) + "\n";
    }

  private:
    static std::string cellHtml(const Cell& cell, bool number)
    {
        const std::string content =
            (cell.strong ? element("b", escaped(cell.text)) : escaped(cell.text)) +
            (cell.below.empty() ? "" : "<br>" + element("small", escaped(cell.below)));
        return element("td", content, number ? classed("n") : "");
    }
    static std::string factsHtml(const Facts& facts)
    {
        std::string rows;
        for (const auto& [name, value] : facts.rows)
            rows += element("dt", escaped(name)) + element("dd", escaped(value));
        return element("dl", rows);
    }
    static std::string pictureHtml(const MarkedPicture& picture)
    {
        return element("div",
                       "<img alt=\"" + escaped(picture.caption) + "\" src=\"" +
                           jpegUri(*picture.picture, kPhotoSide) + "\">" + marksSvg(picture) +
                           element("span", escaped(picture.caption), classed("tag")),
                       classed("picture"));
    }
};

std::string blocksHtml(const std::vector<Block>& blocks, Language language)
{
    Writer writer{language};
    for (const Block& block : blocks)
        std::visit(writer, block);
    return std::move(writer.html);
}

} // namespace

std::string toHtml(const metrics::EvaluationReport& report, const ReportPictures& pictures,
                   Language language)
{
    return toHtml(documentOf(report, pictures, language));
}

std::string toHtml(const Document& document)
{
    const Language language = document.language;
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"" + std::string(code(language)) +
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
        "style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n";
    html += element("title", escaped(document.title)) + "\n<style>\n" + std::string(kHtmlStyle) +
            "</style>\n</head>\n<body>\n";
    html +=
        element("header", element("h1", escaped(document.title)) + element("p", escaped(document.subtitle))) +
        "\n";
    html += "<main>\n<section class=\"first " + std::string(document.works ? "works" : "open") + "\">\n" +
            blocksHtml(document.first, language) + "</section>\n<section>\n" +
            blocksHtml(document.further, language) + "</section>\n</main>\n</body>\n</html>\n";
    return html;
}

} // namespace blindspot::report
