#include "ui/pages/detectors_page.h"

#include "core/common/sha256.h"
#include "core/imaging/image_header.h"
#include "ui/pages/detector_facts.h"
#include "ui/pages/detector_trial.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"
#include "ui/widgets/empty_note.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <system_error>

namespace blindspot::ui {

namespace {

using runs::DetectorRecord;
using runs::DetectorStore;
using storage::Database;

const QStringList kWeights{QStringLiteral("pt"), QStringLiteral("safetensors"),
                           QStringLiteral("torchscript")};

bool isWeights(const QString& file)
{
    return kWeights.contains(QFileInfo(file).suffix().toLower());
}

bool isPicture(const QString& file)
{
    return imaging::hasImageExtension(file.toStdString());
}

QStringList filesOf(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) files += url.toLocalFile();
    return files;
}

/// Under the file's name, or with a number behind it where other weights have that name already.
DetectorRecord addUnderFreeName(Database& database, const std::filesystem::path& file)
{
    DetectorStore store(database);
    const std::string stem = file.stem().string();
    std::string name = stem;
    for (int number = 2;; ++number) {
        const auto known = store.find(name);
        if (!known || known->sha256 == sha256OfFile(file)) break;
        name = stem + " " + std::to_string(number);
    }
    return store.add(file, name);
}

} // namespace

DetectorsPage::DetectorsPage(Session& session, QWidget* parent)
    : Page(session, parent), model_(new DetectorsModel(this)), stack_(new QStackedWidget),
      list_(new QListView), facts_(new DetectorFacts), trial_(new DetectorTrial(session)),
      train_(new QPushButton(tr("&Train against this detector")))
{
    setAcceptDrops(true);
    auto* middle = new QWidget;
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, kGrid);
    middleColumn->addWidget(facts_, 1);
    train_->setObjectName("primary");
    train_->setToolTip(tr("Choose it in the form of the Train page"));
    connect(train_, &QPushButton::clicked, this, [this] { Q_EMIT trainRequested(current()); });
    middleColumn->addWidget(train_, 0, Qt::AlignHCenter);
    auto* splitter = new QSplitter;
    splitter->addWidget(buildList());
    splitter->addWidget(middle);
    splitter->addWidget(trial_);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(2, 1);
    splitter->setSizes({28 * kGrid, 42 * kGrid, 80 * kGrid});

    auto* empty = new EmptyNote(
        tr("No detector yet"),
        tr("A detector is a YOLO network with its weights (yolov8, yolo11, yolov5u): a file .pt, "
           ".safetensors or .torchscript. Patches are trained against it. Files can be dropped here."),
        tr("Add a detector…"));
    connect(empty, &EmptyNote::actionRequested, this, &DetectorsPage::chooseFile);
    stack_->addWidget(new QWidget); // until the list is read
    stack_->addWidget(empty);
    stack_->addWidget(splitter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildProblem());
    column->addWidget(stack_, 1);
    connect(&session, &Session::detectorsChanged, this, &DetectorsPage::refresh);
    refresh();
}

QWidget* DetectorsPage::buildList()
{
    list_->setObjectName("detectorsList");
    list_->setAccessibleName(tr("Detectors"));
    list_->setModel(model_);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setIconSize({20, 20});
    list_->setSpacing(2);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &DetectorsPage::showCurrent);
    auto* add = new QPushButton(icon("add"), tr("&Add a detector…"));
    add->setObjectName("addDetector");
    add->setToolTip(
        tr("A file of weights: .pt, .safetensors or .torchscript; files can also be dropped on the page"));
    connect(add, &QPushButton::clicked, this, &DetectorsPage::chooseFile);
    auto* renameAction = new QAction(icon("rename"), tr("&Rename…"), list_);
    renameAction->setShortcut(Qt::Key_F2);
    auto* removeAction = new QAction(icon("delete"), tr("Re&move…"), list_);
    removeAction->setShortcut(QKeySequence::Delete);
    connect(renameAction, &QAction::triggered, this, &DetectorsPage::rename);
    connect(removeAction, &QAction::triggered, this, &DetectorsPage::remove);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid / 2);
    for (QAction* action : {renameAction, removeAction}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        list_->addAction(action);
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->addWidget(add);
    column->addWidget(list_, 1);
    column->addLayout(buttons);
    return left;
}

QWidget* DetectorsPage::buildProblem()
{
    problem_ = new QFrame;
    problem_->setObjectName("card");
    problemHead_ = new QLabel;
    problemHead_->setFont(scaledFont(1, true));
    problemText_ = new QLabel;
    problemText_->setObjectName("fieldError");
    problemText_->setAccessibleName(tr("What is wrong with the file"));
    problemText_->setWordWrap(true);
    problemText_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = new QPushButton(icon("copy"), tr("&Copy"));
    copy->setToolTip(tr("Copy the whole message"));
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(problemHead_->text() + QLatin1Char('\n') +
                                              problemText_->text());
    });
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, problem_, &QWidget::hide);
    auto* head = new QHBoxLayout;
    head->addWidget(problemHead_, 1);
    head->addWidget(copy);
    head->addWidget(close);
    auto* column = new QVBoxLayout(problem_);
    column->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
    column->addLayout(head);
    column->addWidget(problemText_);
    problem_->hide();
    return problem_;
}

void DetectorsPage::activated()
{
    refresh();
}

void DetectorsPage::refresh()
{
    reading_.cancel();
    reading_ = session().queries().run(
        this,
        [](Database& database, StopControl&) {
            std::vector<DetectorEntry> entries;
            for (DetectorRecord& record : DetectorStore(database).list()) {
                std::error_code code;
                const bool there = std::filesystem::is_regular_file(record.path, code);
                entries.push_back({std::move(record), there});
            }
            return entries;
        },
        [this](std::vector<DetectorEntry> entries) { take(std::move(entries)); });
}

void DetectorsPage::take(std::vector<DetectorEntry> entries)
{
    const QString before = wanted_.isEmpty() ? current() : std::exchange(wanted_, QString());
    model_->setEntries(std::move(entries));
    stack_->setCurrentIndex(model_->rowCount() == 0 ? 1 : 2);
    if (model_->rowCount() == 0) {
        trial_->setDetector({});
        return;
    }
    list_->setCurrentIndex(model_->index(std::max(0, model_->rowOf(before))));
    showCurrent();
}

QString DetectorsPage::current() const
{
    return list_->currentIndex().data(DetectorsModel::NameRole).toString();
}

void DetectorsPage::showCurrent()
{
    const QModelIndex index = list_->currentIndex();
    if (!index.isValid()) return;
    const DetectorEntry& entry = model_->entry(index.row());
    facts_->setEntry(entry);
    train_->setEnabled(entry.fileThere);
    trial_->setDetector(QString::fromStdString(entry.record.name));
}

void DetectorsPage::chooseFile()
{
    const QString file = session().dialogs().openFile(window(), tr("Add a detector"),
                                                      tr("Weights (*.pt *.safetensors *.torchscript)"));
    if (!file.isEmpty()) addFiles({file});
}

void DetectorsPage::addFiles(const QStringList& files)
{
    problem_->hide();
    for (const QString& file : files) {
        const QString name = QFileInfo(file).fileName();
        ++filesToRead_;
        Q_EMIT session().jobProgressed(tr("Reading %1").arg(name), -1);
        const auto ended = [this] {
            if (--filesToRead_ == 0) Q_EMIT session().jobProgressed({}, -1);
        };
        session().jobs().run(
            this,
            [path = std::filesystem::path(file.toStdString())](Database& database, StopControl&) {
                return addUnderFreeName(database, path);
            },
            [this, ended](const DetectorRecord& record) {
                ended();
                wanted_ = QString::fromStdString(record.name);
                session().tell(MessageKind::Success, tr("Detector %1 was added").arg(wanted_));
                Q_EMIT session().detectorsChanged();
            },
            [this, ended, name](const QString& text) {
                ended();
                showProblem(name, text);
            });
    }
}

void DetectorsPage::showProblem(const QString& file, const QString& text)
{
    const bool more = problem_->isVisibleTo(this);
    problemHead_->setText(tr("%1 could not be added")
                              .arg(more ? problemHead_->property("files").toString() + ", " + file : file));
    problemHead_->setProperty("files",
                              more ? problemHead_->property("files").toString() + ", " + file : file);
    problemText_->setText(more ? problemText_->text() + QLatin1Char('\n') + text : text);
    problem_->show();
}

void DetectorsPage::rename()
{
    const QString name = current();
    if (name.isEmpty()) return;
    const QString newName =
        session().dialogs().askText(window(), tr("Rename the detector"), tr("Name"), name);
    if (newName.isEmpty() || newName == name) return;
    session().queries().run(
        this,
        [from = name.toStdString(), to = newName.toStdString()](Database& database, StopControl&) {
            DetectorStore(database).rename(from, to);
        },
        [this, newName] {
            wanted_ = newName;
            Q_EMIT session().detectorsChanged();
        });
}

void DetectorsPage::remove()
{
    const QString name = current();
    if (name.isEmpty()) return;
    if (!session().dialogs().confirm(
            window(), tr("Remove the detector?"),
            tr("%1 is taken off the list. Its file and the runs made with it stay.").arg(name),
            tr("Remove detector"), tr("Keep")))
        return;
    session().queries().run(
        this,
        [name = name.toStdString()](Database& database, StopControl&) {
            DetectorStore(database).remove(name);
        },
        [this] { Q_EMIT session().detectorsChanged(); });
}

void DetectorsPage::dragEnterEvent(QDragEnterEvent* event)
{
    for (const QString& file : filesOf(*event->mimeData()))
        if (isWeights(file) || isPicture(file)) event->acceptProposedAction();
}

void DetectorsPage::dropEvent(QDropEvent* event)
{
    QStringList weights;
    for (const QString& file : filesOf(*event->mimeData())) {
        if (isWeights(file))
            weights += file;
        else if (isPicture(file))
            trial_->setPicture(file);
    }
    if (!weights.isEmpty()) addFiles(weights);
    event->acceptProposedAction();
}

} // namespace blindspot::ui
