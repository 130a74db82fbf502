#include "ui/manual/manual_window.h"

#include "ui/manual/manual_view.h"
#include "ui/support/icons.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPrintDialog>
#include <QPrinter>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace blindspot::ui {

namespace {

constexpr const char* kGeometryKey = "manual/geometry";
constexpr const char* kMessages = "troubleshooting"; ///< the chapter
constexpr const char* kPercentKey = "manual/percent";
constexpr int kStep = 10; ///< percent
enum Role { ChapterRole = Qt::UserRole, HeadingRole };

} // namespace

ManualWindow::ManualWindow(QWidget* parent)
    : QWidget(parent, Qt::Window), view_(new ManualView), search_(new QLineEdit), side_(new QStackedWidget),
      contents_(new QTreeWidget), found_(new QListWidget), nothing_(new QLabel), languages_(new QComboBox)
{
    setObjectName("manual");
    setWindowTitle(tr("Manual - Blindspot"));
    setAttribute(Qt::WA_QuitOnClose, false);
    auto* split = new QSplitter;
    split->addWidget(buildSide());
    split->addWidget(view_);
    split->setStretchFactor(1, 1);
    split->setSizes({260, 780});
    split->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, 0);
    column->addLayout(buildBar());
    column->addWidget(split, 1);
    view_->setAccessibleName(tr("Text of the manual"));
    connect(view_, &ManualView::linkClicked, this,
            [this](const QString& link) { follow(ManualBook::placeOf(link, place_.chapter)); });
    resize(1060, 760);
    restoreGeometry(QSettings().value(kGeometryKey).toByteArray());
    view_->setPercent(QSettings().value(kPercentKey, 100).toInt());
    setLanguage(ManualBook::languageOfWindow());
}

ManualWindow::~ManualWindow()
{
    QSettings settings;
    settings.setValue(kGeometryKey, saveGeometry());
    settings.setValue(kPercentKey, view_->percent());
}

QAction* ManualWindow::addKeyed(const char* iconName, const QString& text, const char* shortcut,
                                void (ManualWindow::*act)())
{
    auto* action = new QAction(*iconName ? icon(QLatin1String(iconName)) : QIcon(), text, this);
    Shortcuts::instance().bind(*action, QLatin1String(shortcut), text);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    return action;
}

QLayout* ManualWindow::buildBar()
{
    auto* row = new QHBoxLayout;
    const auto add = [row](QAction* action) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setAccessibleName(action->text());
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
        return action;
    };
    back_ = add(addKeyed("previous", tr("Back"), "manual.back", &ManualWindow::back));
    forth_ = add(addKeyed("next", tr("Forward"), "manual.forth", &ManualWindow::forth));
    row->addStretch();
    add(addKeyed("", tr("A-"), "manual.smaller", &ManualWindow::smaller))
        ->setToolTip(Shortcuts::instance().withKeys(tr("Smaller text"), "manual.smaller"));
    add(addKeyed("", tr("A+"), "manual.larger", &ManualWindow::larger))
        ->setToolTip(Shortcuts::instance().withKeys(tr("Larger text"), "manual.larger"));
    addKeyed("", tr("Usual size of the text"), "manual.usualSize", &ManualWindow::usualSize);
    addKeyed("", tr("Search the manual"), "manual.search", &ManualWindow::startSearch);
    add(addKeyed("print", tr("Print the chapter"), "manual.print", &ManualWindow::print));
    // Languages are named in themselves, so that whoever needs one can read it.
    languages_->addItem(QStringLiteral("English"), QStringLiteral("en"));
    languages_->addItem(QStringLiteral("한국어"), QStringLiteral("ko"));
    languages_->setAccessibleName(tr("Language of the manual"));
    languages_->setToolTip(tr("Language of the manual"));
    connect(languages_, &QComboBox::activated, this,
            [this] { setLanguage(languages_->currentData().toString()); });
    row->addWidget(languages_);
    return row;
}

QWidget* ManualWindow::buildSide()
{
    search_->setPlaceholderText(tr("Search, or paste a message"));
    search_->setAccessibleName(tr("Search the manual"));
    search_->setClearButtonEnabled(true);
    connect(search_, &QLineEdit::textChanged, this, &ManualWindow::showHits);
    connect(search_, &QLineEdit::returnPressed, this, [this] { openHit(std::max(0, found_->currentRow())); });
    contents_->setHeaderHidden(true);
    contents_->setAccessibleName(tr("Contents"));
    contents_->setFrameShape(QFrame::NoFrame);
    connect(contents_, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem* item) { followItem(*item); });
    connect(contents_, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) { followItem(*item); });
    found_->setAccessibleName(tr("What was found"));
    found_->setWordWrap(true);
    found_->setFrameShape(QFrame::NoFrame);
    found_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(found_, &QListWidget::itemActivated, this, [this] { openHit(found_->currentRow()); });
    connect(found_, &QListWidget::itemClicked, this, [this] { openHit(found_->currentRow()); });
    nothing_->setObjectName("note");
    nothing_->setWordWrap(true);
    nothing_->setAlignment(Qt::AlignTop);
    nothing_->setText(tr("Nothing was found. Fewer words find more."));
    side_->addWidget(contents_);
    side_->addWidget(found_);
    side_->addWidget(nothing_);
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, kGrid);
    column->addWidget(search_);
    column->addWidget(side_, 1);
    return widget;
}

void ManualWindow::setLanguage(const QString& language)
{
    const int scroll = view_->verticalScrollBar()->value();
    auto book = std::make_unique<ManualBook>(language, MarkdownTarget::TextDocument);
    const bool same =
        !place_.chapter
             .isEmpty(); // the same place in the other language, which has the same chapters and headings
    languages_->setCurrentIndex(languages_->findData(language));
    if (same) {
        const ManualChapter* chapter = book->find(place_.chapter);
        view_->showChapter(chapter ? *chapter : book->chapters().front(), language);
    }
    book_ = std::move(book);
    fillContents();
    showHits();
    if (same && place_.anchor.isEmpty())
        view_->verticalScrollBar()->setValue(scroll);
    else if (same)
        view_->goTo(place_.anchor);
}

void ManualWindow::fillContents()
{
    contents_->clear();
    for (const ManualChapter& chapter : book_->chapters()) {
        auto* item = new QTreeWidgetItem(contents_, {chapter.title});
        item->setData(0, ChapterRole, chapter.id);
        item->setData(0, HeadingRole, 0);
        if (chapter.id == QLatin1String(ManualBook::kContents)) continue;
        for (int i = 1; i < chapter.page.headings.size(); ++i) {
            if (chapter.page.headings[i].level != 2) continue;
            auto* below = new QTreeWidgetItem(item, {chapter.page.headings[i].text});
            below->setData(0, ChapterRole, chapter.id);
            below->setData(0, HeadingRole, i);
        }
    }
}

void ManualWindow::followItem(const QTreeWidgetItem& item)
{
    const QString chapter = item.data(0, ChapterRole).toString();
    const int heading = item.data(0, HeadingRole).toInt();
    follow({chapter, book_->find(chapter)->page.headings.value(heading).anchor});
    view_->goToHeading(heading);
}

void ManualWindow::open(const ManualPlace& place)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    QWidget::show();
    raise();
    activateWindow();
    view_->setFocus();
    if (place == place_)
        view_->goTo(place.anchor);
    else
        follow(place);
}

void ManualWindow::follow(const ManualPlace& place)
{
    if (!place_.chapter.isEmpty()) before_.push_back({place_, view_->verticalScrollBar()->value()});
    after_.clear();
    show(place);
}

void ManualWindow::show(const ManualPlace& place)
{
    const ManualChapter* chapter = book_->find(place.chapter);
    if (chapter == nullptr) chapter = &book_->chapters().front();
    if (place_.chapter != chapter->id) view_->showChapter(*chapter, book_->language());
    place_ = {chapter->id, place.anchor};
    view_->goTo(place.anchor);
    showTravel();
    for (int i = 0; i < contents_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = contents_->topLevelItem(i);
        const bool here = item->data(0, ChapterRole).toString() == chapter->id;
        item->setExpanded(here);
        if (here && (!contents_->currentItem() ||
                     (contents_->currentItem() != item && contents_->currentItem()->parent() != item)))
            contents_->setCurrentItem(item);
    }
}

void ManualWindow::travel(std::vector<Visit>& from, std::vector<Visit>& to)
{
    if (from.empty()) return;
    to.push_back({place_, view_->verticalScrollBar()->value()});
    const Visit visit = from.back();
    from.pop_back();
    show(visit.place);
    view_->verticalScrollBar()->setValue(visit.scroll);
    showTravel();
}

void ManualWindow::back()
{
    travel(before_, after_);
}

void ManualWindow::forth()
{
    travel(after_, before_);
}

void ManualWindow::showTravel()
{
    back_->setEnabled(!before_.empty());
    forth_->setEnabled(!after_.empty());
}

void ManualWindow::startSearch()
{
    search_->setFocus();
    search_->selectAll();
}

void ManualWindow::search(const QString& text)
{
    search_->setText(text);
}

void ManualWindow::explain(const QString& message)
{
    // "place: what; remedy": the place is of the reader's own, and may have any words.
    for (QString part = message.simplified(); !part.isEmpty(); part = part.section(QStringLiteral(": "), 1)) {
        search(part);
        for (int row = 0; row < hits_.size(); ++row) {
            if (hits_[row].chapter != QLatin1String(kMessages)) continue;
            open({hits_[row].chapter, {}});
            openHit(row);
            return;
        }
    }
    search({});
    open({QLatin1String(kMessages), {}});
}

void ManualWindow::showHits()
{
    found_->clear();
    hits_ = searchManual(*book_, search_->text());
    for (const ManualHit& hit : std::as_const(hits_)) {
        const ManualChapter& chapter = *book_->find(hit.chapter);
        const QString heading = chapter.page.headings[hit.heading].text;
        const QString where =
            hit.heading == 0 ? chapter.title : QStringLiteral("%1 › %2").arg(chapter.title, heading);
        // Cut around the first word that was found.
        const qsizetype at =
            std::max<qsizetype>(0, hit.passage.indexOf(hit.words.front(), 0, Qt::CaseInsensitive) - 30);
        const QString cut = (at > 0 ? QStringLiteral("…") : QString()) + hit.passage.mid(at, 110) +
                            (hit.passage.size() > at + 110 ? QStringLiteral("…") : QString());
        found_->addItem(hit.passage == heading ? where : QStringLiteral("%1\n%2").arg(where, cut));
    }
    side_->setCurrentWidget(search_->text().trimmed().isEmpty() ? static_cast<QWidget*>(contents_)
                            : hits_.isEmpty()                   ? static_cast<QWidget*>(nothing_)
                                                                : static_cast<QWidget*>(found_));
}

void ManualWindow::openHit(int row)
{
    if (row < 0 || row >= hits_.size()) return;
    const ManualHit& hit = hits_[row];
    follow({hit.chapter, book_->find(hit.chapter)->page.headings[hit.heading].anchor});
    view_->mark(hit.words, hit.heading, hit.passage);
}

void ManualWindow::larger()
{
    view_->setPercent(view_->percent() + kStep);
}

void ManualWindow::smaller()
{
    view_->setPercent(view_->percent() - kStep);
}

void ManualWindow::usualSize()
{
    view_->setPercent(100);
}

void ManualWindow::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
            [this, printer](QPrinter*) { view_->printChapter(*printer); });
    dialog->open();
}

void ManualWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
    } else if (!search_->text().isEmpty()) {
        search_->clear();
    } else {
        close();
    }
}

} // namespace blindspot::ui
