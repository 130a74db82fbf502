#include "ui/train/train_form.h"

#include "ui/controls/dividing_line.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_column.h"
#include "ui/controls/form_field.h"
#include "ui/controls/icon_button.h"
#include "ui/session/add_to_queue.h"
#include "ui/session/automatic.h"
#include "ui/session/session.h"
#include "ui/session/training_controller.h"
#include "ui/support/icons.h"
#include "ui/support/settings.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"
#include "ui/train/settings_file.h"
#include "ui/train/train_advanced.h"
#include "ui/train/train_controls.h"
#include "ui/train/train_estimate.h"
#include "ui/train/train_name.h"
#include "ui/train/train_placement.h"
#include "ui/train/train_settings.h"
#include "ui/train/train_subject.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kSaveMilliseconds = 500;
constexpr const char* kSettingsKey = "train/request";
constexpr const char* kOpenKey = "train/openSections";

} // namespace

TrainForm::TrainForm(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), catalogue_(new WorkspaceCatalogue(session, this)),
      fields_(new TrainFields(draft_, this)), estimate_(new TrainEstimate(session)),
      controls_(new TrainControls(session.training())), openAction_(new QAction(tr("&Open settings…"), this)),
      saveAction_(new QAction(tr("&Save settings…"), this)), others_(new QLabel)
{
    restore();
    subject_ = new TrainSubject(*fields_, *catalogue_);
    settings_ = new TrainSettings(*fields_);
    placement_ = new TrainPlacement(session, *fields_, *catalogue_, *subject_);
    advanced_ = new TrainAdvanced(session, *fields_);
    name_ = new TrainName(session, *fields_);
    buildColumn();
    connect(subject_, &TrainSubject::pageRequested, this, &TrainForm::pageRequested);
    connect(controls_, &TrainControls::startRequested, this, &TrainForm::startWhenListsLoaded);
    connect(&draft_, &TrainDraft::changed, this, &TrainForm::check);
    // After the fields have been filled from them.
    connect(catalogue_, &WorkspaceCatalogue::listsChanged, this, &TrainForm::check);
    connect(catalogue_, &WorkspaceCatalogue::classesChanged, this, &TrainForm::check);
    connect(&session_, &Session::deviceKnown, this, &TrainForm::check);
    connect(&Settings::instance(), &Settings::changed, this, [this](SettingId id) {
        if (id == SettingId::Device || id == SettingId::Precision) draft_.edit([](workspace::TrainRequest&) {}); // what automatic comes to
    });
    saving_.setSingleShot(true);
    saving_.setInterval(kSaveMilliseconds);
    connect(&saving_, &QTimer::timeout, this, &TrainForm::save);
    check();
}

TrainForm::~TrainForm()
{
    if (saving_.isActive()) save();
    // The rows go before the draft that they are bound to.
    delete scroll_;
    delete fields_;
}

void TrainForm::buildColumn()
{
    auto* folded = new QWidget;
    auto* sections = new QVBoxLayout(folded);
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(kGrid / 2);
    sections->addWidget(placement_);
    sections->addWidget(advanced_);
    scroll_ = formColumn({subject_, dividingLine(), settings_, name_, dividingLine(), folded});
    others_->setObjectName("fieldError");
    others_->setWordWrap(true);
    others_->hide();
    auto* footer = new QVBoxLayout;
    footer->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    footer->setSpacing(kGrid);
    footer->addWidget(others_);
    auto* cost = new QHBoxLayout;
    cost->setSpacing(kGrid);
    cost->addWidget(estimate_, 1);
    cost->addWidget(buildFileMenu(), 0, Qt::AlignTop);
    footer->addLayout(cost);
    footer->addWidget(controls_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll_, 1);
    column->addWidget(dividingLine());
    column->addLayout(footer);

    const QStringList open = QSettings().value(kOpenKey).toStringList();
    for (FoldedSection* section : findChildren<FoldedSection*>()) {
        section->setOpen(open.contains(section->objectName()));
        connect(section, &FoldedSection::toggled, this, [this] { saving_.start(); });
    }
}

QWidget* TrainForm::buildFileMenu()
{
    openAction_->setObjectName("openSettings");
    openAction_->setIcon(icon("file"));
    openAction_->setToolTip(tr("Fills the form from a configuration file: of the command line, or of an exported run"));
    saveAction_->setObjectName("saveSettings");
    saveAction_->setIcon(icon("save"));
    Shortcuts::instance().bind(*saveAction_, "train.saveSettings", tr("Writes the form as a configuration file, which the command line takes too"));
    saveAction_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(openAction_, &QAction::triggered, this, &TrainForm::openSettingsRequested);
    connect(saveAction_, &QAction::triggered, this, [this] { saveSettingsFile(session_, this, draft_.request()); });
    auto* button = iconButton("more", tr("Open or save the settings of the form"), "settingsFile");
    auto* menu = new QMenu(button);
    menu->addActions({openAction_, saveAction_});
    menu->setToolTipsVisible(true);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    return button;
}

void TrainForm::setRequest(const workspace::TrainRequest& request)
{
    subject_->keepNames();
    draft_.setRequest(request);
}

void TrainForm::chooseSelection(const QString& name)
{
    subject_->chooseSelection(name.toStdString());
}

void TrainForm::chooseDetector(const QString& name)
{
    subject_->chooseDetector(name.toStdString());
}

bool TrainForm::listsLoaded() const
{
    return catalogue_->listsLoaded() && (subject_->source() == nullptr || catalogue_->classesLoaded());
}

void TrainForm::check()
{
    std::vector<OptionMistake> mistakes = subject_->mistakes();
    if (const auto taken = name_->mistake()) mistakes.push_back(*taken);
    for (auto& more : {advanced_->mistakes(), draft_.options().mistakes(draft_.inputSize())})
        mistakes.insert(mistakes.end(), more.begin(), more.end());
    const QStringList left = fields_->show(mistakes);
    others_->setText(left.join(QLatin1Char('\n')));
    others_->setVisible(!left.isEmpty());
    mistaken_ = !mistakes.empty();
    estimate_->show(asStarted(draft_.request()), subject_->detectors(), subject_->imageCount(), mistaken_);
    saving_.start();
    Q_EMIT checked();
    // Not from within what is being filled in.
    if (startWanted_) QMetaObject::invokeMethod(this, &TrainForm::startIfWanted, Qt::QueuedConnection);
}

void TrainForm::startWhenListsLoaded()
{
    startWanted_ = true;
    startIfWanted();
}

void TrainForm::startIfWanted()
{
    if (!startWanted_ || !listsLoaded()) return;
    startWanted_ = false;
    start();
}

void TrainForm::start()
{
    if (session_.training().state() == JobState::Stopping) return;
    if (FormField* field = fields_->firstMistake()) {
        fields_->reveal(field);
        field->takeFocus();
        // When the section that has opened has its size.
        QMetaObject::invokeMethod(
            this, [this, field] { scroll_->ensureWidgetVisible(field, 0, 4 * kGrid); }, Qt::QueuedConnection);
        return;
    }
    if (mistaken_ || !listsLoaded()) return;
    if (session_.training().busy() || session_.training().held())
        addToQueue(session_, draft_.request());
    else
        session_.training().start(draft_.request());
    name_->used();
}

QString TrainForm::recipeText(const std::string& recipe) const
{
    const QString name = QString::fromStdString(recipe);
    const auto* box = subject_->findChild<QComboBox*>("recipe");
    const int place = box->findData(name);
    return place < 0 ? name : box->itemText(place);
}

void TrainForm::restore()
{
    if (const auto request = requestFromText(QSettings().value(kSettingsKey).toString()))
        draft_.setRequest(*request);
}

void TrainForm::save()
{
    QStringList open;
    for (const FoldedSection* section : findChildren<FoldedSection*>())
        if (section->isOpen()) open.push_back(section->objectName());
    QSettings settings;
    settings.setValue(kSettingsKey, requestToText(draft_.request()));
    settings.setValue(kOpenKey, open);
}

} // namespace blindspot::ui
