#include "ui/manual/markdown.h"

#include <QRegularExpression>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace blindspot::ui {

namespace {

struct NodeFree {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct ParserFree {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Tree = std::unique_ptr<cmark_node, NodeFree>;
using Parser = std::unique_ptr<cmark_parser, ParserFree>;

constexpr int kOptions =
    CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8; // "unsafe": HTML stays; the text is our own

QString literal(cmark_node* node)
{
    const char* text = cmark_node_get_literal(node);
    return text ? QString::fromUtf8(text) : QString();
}

bool isType(cmark_node* node, const char* name)
{
    return std::strcmp(cmark_node_get_type_string(node), name) == 0;
}

/// What is read at once, without marks.
QString plainText(cmark_node* of)
{
    QString text;
    cmark_iter* iterator = cmark_iter_new(of);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        cmark_node* node = cmark_iter_get_node(iterator);
        if (event != CMARK_EVENT_ENTER) continue;
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            text += literal(node);
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK || isType(node, "table_cell"))
            text += QLatin1Char(' ');
    }
    cmark_iter_free(iterator);
    return text.simplified();
}

/// What <a id="..."></a> in a heading says.
QString anchorIn(cmark_node* heading)
{
    static const QRegularExpression pattern(QStringLiteral("^<a id=\"([^\"]+)\">$"));
    for (cmark_node* child = cmark_node_first_child(heading); child; child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) != CMARK_NODE_HTML_INLINE) continue;
        const auto match = pattern.match(literal(child));
        if (match.hasMatch()) return match.captured(1);
    }
    return {};
}

/// Reads what is known of a node that is entered.
void take(cmark_node* node, MarkdownPage& page)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING)
        page.headings += {cmark_node_get_heading_level(node), plainText(node), anchorIn(node)};
    if (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH || isType(node, "table_row") ||
        isType(node, "table_header"))
        page.passages += {static_cast<int>(page.headings.size()) - 1, plainText(node)};
    else if (type == CMARK_NODE_CODE_BLOCK) {
        page.codes += {QString::fromUtf8(cmark_node_get_fence_info(node)), literal(node)};
        page.passages += {static_cast<int>(page.headings.size()) - 1, literal(node).simplified()};
    } else if (type == CMARK_NODE_LINK)
        page.links += QString::fromUtf8(cmark_node_get_url(node));
    else if (type == CMARK_NODE_IMAGE)
        page.pictures += QString::fromUtf8(cmark_node_get_url(node));
    else if (type == CMARK_NODE_STRONG)
        page.words += plainText(node);
    else if (type == CMARK_NODE_HTML_INLINE && literal(node) == QLatin1String("<kbd>") &&
             cmark_node_next(node))
        page.keys += literal(cmark_node_next(node));
}

void replaceBy(cmark_node* node, cmark_node_type type, const QString& html)
{
    cmark_node* fresh = cmark_node_new(type);
    cmark_node_set_literal(fresh, html.toUtf8().constData());
    cmark_node_replace(node, fresh);
    cmark_node_free(node);
}

/// What Qt's text documents do not know is said in words that they do.
void writeForDocument(cmark_node* node)
{
    const QString text = literal(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE_BLOCK:
        replaceBy(node, CMARK_NODE_HTML_BLOCK,
                  QStringLiteral("<table class=\"code\" width=\"100%\" bgcolor=\"%1\" "
                                 "cellpadding=\"8\"><tr><td><pre>%2</pre></td></tr></table>\n")
                      .arg(QLatin1String(kCodeGround), text.trimmed().toHtmlEscaped()));
        break;
    case CMARK_NODE_HTML_INLINE:
        if (text.startsWith(QLatin1String("<a id=")))
            replaceBy(node, CMARK_NODE_HTML_INLINE,
                      QString(text).replace(QLatin1String("<a id="), QLatin1String("<a name=")));
        else if (text == QLatin1String("<kbd>"))
            replaceBy(node, CMARK_NODE_HTML_INLINE, QStringLiteral("<span class=\"key\">\u00a0"));
        else if (text == QLatin1String("</kbd>"))
            replaceBy(node, CMARK_NODE_HTML_INLINE, QStringLiteral("\u00a0</span>"));
        break;
    default:
        break;
    }
}

} // namespace

MarkdownPage readMarkdown(const QByteArray& text, MarkdownTarget target)
{
    cmark_gfm_core_extensions_ensure_registered();
    const Parser parser(cmark_parser_new(kOptions));
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser.get(), text.constData(), static_cast<std::size_t>(text.size()));
    const Tree tree(cmark_parser_finish(parser.get()));

    MarkdownPage page;
    std::vector<cmark_node*> nodes;
    cmark_iter* iterator = cmark_iter_new(tree.get());
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;)
        if (event == CMARK_EVENT_ENTER) nodes.push_back(cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
    for (cmark_node* node : nodes)
        take(node, page);
    if (target == MarkdownTarget::TextDocument)
        for (cmark_node* node : nodes)
            writeForDocument(node);
    char* html = cmark_render_html(tree.get(), kOptions, cmark_parser_get_syntax_extensions(parser.get()));
    page.html = QString::fromUtf8(html);
    std::free(html);
    return page;
}

} // namespace blindspot::ui
