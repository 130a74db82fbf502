#include "ui/outdoor/outdoor_trial_dialog.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/report/numbers.h"
#include "ui/outdoor/outdoor_answer.h"
#include "ui/outdoor/outdoor_form.h"
#include "ui/session/effect_text.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/paths.h"
#include "ui/support/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <mutex>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kLookMilliseconds = 100;
constexpr int kFormWidth = 46 * kGrid;  ///< beside the answer
constexpr int kAloneWidth = 68 * kGrid; ///< shows paths of files, and what belongs there

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

QString armText(metrics::Arm arm)
{
    return arm == metrics::Arm::Patch ? tr("patch") : arm == metrics::Arm::Grey ? tr("grey") : tr("noise");
}

/// On any thread.
QString knownText(const workspace::RehearsedTrial& rehearsed)
{
    QStringList found;
    for (std::size_t i = 0; i < rehearsed.trial.sheets.size(); ++i)
        found += tr("%1 %2").arg(armText(rehearsed.trial.sheets[i].arm), QString::fromStdString(report::decimals(rehearsed.truth.found[i])));
    const outdoor::RehearsalCheck check =
        outdoor::checkRehearsal(rehearsed.rehearsal, rehearsed.report.films, rehearsed.report.filming.every);
    return tr("Known, as it was drawn: of all frames the person is found in a share of %1, so that the patch hides %2 beyond the strongest "
              "control; %7 of the frames whose sheet was found. The right sheet was found in %3 of %4 frames, a wrong one in %5; distances "
              "are off by %6 % in the middle.")
        .arg(found.join(QStringLiteral(", ")), QString::fromStdString(report::decimals(rehearsed.truth.effect)), countText(check.seen),
             countText(check.frames), countText(check.wrong), QString::fromStdString(report::decimals(100 * check.distanceError, 1)),
             QString::fromStdString(report::decimals(rehearsed.seenTruth.effect)));
}

} // namespace

/// The newest word of the thread.
struct OutdoorTrialDialog::Mailbox {
    std::mutex mutex;
    Progress newest;
};

OutdoorTrialDialog::OutdoorTrialDialog(Session& session, std::optional<RehearsalSubject> subject, QWidget* parent)
    : QDialog(parent), session_(session), subject_(std::move(subject)), form_(new OutdoorForm(session, subject_.has_value())),
      answer_(new OutdoorAnswer(session)), scroll_(new QScrollArea), said_(new QLabel), progress_(new QProgressBar),
      measure_(new QPushButton(subject_ ? tr("&Draw and measure") : tr("&Measure"))), stop_(new QPushButton(tr("S&top")))
{
    setObjectName("outdoorTrial");
    setWindowTitle(subject_ ? tr("A trial on a drawn street") : tr("Films of a trial outside"));
    setManualTopic(*this, subject_ ? QStringLiteral("printing#rehearsal") : QStringLiteral("printing#outside"));
    build();
    connect(measure_, &QPushButton::clicked, this, &OutdoorTrialDialog::start);
    connect(stop_, &QPushButton::clicked, this, &OutdoorTrialDialog::stop);
    connect(form_, &OutdoorForm::changed, this, &OutdoorTrialDialog::updateEnabled);
    timer_.setInterval(kLookMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &OutdoorTrialDialog::showProgress);
    updateEnabled();
}

OutdoorTrialDialog::~OutdoorTrialDialog()
{
    if (!measuring_) return;
    ticket_.cancel();
    Q_EMIT session_.jobProgressed({}, -1);
}

void OutdoorTrialDialog::build()
{
    said_->setObjectName("note");
    said_->setWordWrap(true);
    said_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* intro = new QLabel(
        subject_ ? tr("Persons carry the sheets through drawn places, with motion, noise and a video's compression. All is known there, so "
                      "that you see what such a trial can tell. A drawn street is no street: its figures are no prediction.")
                 : tr("Finds the sheets in your films, and asks how often the detector finds who carries the patch, beside who carries a "
                      "printed control."));
    intro->setObjectName("note");
    intro->setWordWrap(true);
    auto* left = new QWidget;
    left->setMinimumWidth(kAloneWidth);
    auto* side = new QVBoxLayout(left);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(kGrid);
    side->addWidget(intro);
    side->addWidget(form_);
    side->addWidget(buildControls());
    side->addWidget(said_);
    side->addStretch();
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setWidget(answer_);
    scroll_->hide();
    auto* body = new QHBoxLayout;
    body->setSpacing(3 * kGrid);
    body->addWidget(left);
    body->addWidget(scroll_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    column->addLayout(body, 1);
    column->addWidget(buildEnd());
}

QWidget* OutdoorTrialDialog::buildControls()
{
    measure_->setObjectName("primary");
    for (QPushButton* button : {measure_, stop_})
        button->setAutoDefault(false);
    progress_->setAccessibleName(tr("How far the measuring is"));
    auto* controls = new QWidget;
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(measure_);
    row->addWidget(stop_);
    row->addWidget(progress_, 1);
    row->addStretch();
    return controls;
}

QWidget* OutdoorTrialDialog::buildEnd()
{
    save_ = buildSave();
    auto* close = new QPushButton(tr("&Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* end = new QWidget;
    auto* row = new QHBoxLayout(end);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch();
    row->addWidget(save_);
    row->addWidget(close);
    return end;
}

QToolButton* OutdoorTrialDialog::buildSave()
{
    auto* save = new QToolButton;
    save->setObjectName("saveReport");
    save->setIcon(icon("save"));
    save->setText(tr("Save &report…"));
    save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    save->setFocusPolicy(Qt::StrongFocus);
    save->setPopupMode(QToolButton::MenuButtonPopup);
    save->setToolTip(tr("PDF, HTML, JSON or CSV, by the ending of the file; the arrow chooses the language"));
    const auto saveIn = [this](report::Language language) {
        if (report_) saveTrialReport(session_, this, report_, language);
    };
    connect(save, &QToolButton::clicked, this, [saveIn] { saveIn(reportLanguage()); });
    auto* menu = new QMenu(save);
    // Languages are named in themselves, so that whoever needs one can read it.
    for (const auto& [language, word] : {std::pair(report::Language::English, QStringLiteral("English…")),
                                         std::pair(report::Language::Korean, QStringLiteral("한국어…"))})
        connect(menu->addAction(word), &QAction::triggered, this, [saveIn, language = language] { saveIn(language); });
    save->setMenu(menu);
    return save;
}

OutdoorTrialDialog::Work OutdoorTrialDialog::work() const
{
    const workspace::TrialMeasuring measuring = form_->measuring();
    const workspace::Workspace* workspace = &session_.workspace();
    if (!subject_)
        return [workspace, measuring, trial = form_->trial(), films = form_->films()](StopControl& stop, const ProgressSink& progress) {
            return Found{std::make_shared<outdoor::TrialReport>(workspace::measureTrial(*workspace, trial, films, measuring, stop, progress)),
                         {}};
        };
    return [workspace, measuring, subject = *subject_, options = form_->rehearsal()](StopControl& stop, const ProgressSink& progress) {
        const QTemporaryDir folder; // whoever wants to keep such films has the command line
        if (!folder.isValid()) throw Error(Message::tr("no room was found for the drawn films"), toUtf8(pathOf(folder.path())), Message::tr("free some of the disk"));
        const workspace::RehearsedTrial rehearsed = workspace::rehearseTrial(*workspace, subject.trial, subject.patch, pathOf(folder.path()),
                                                                             options, measuring, stop, progress);
        return Found{std::make_shared<outdoor::TrialReport>(rehearsed.report), knownText(rehearsed)};
    };
}

void OutdoorTrialDialog::start()
{
    measuring_ = true;
    mailbox_ = std::make_shared<Mailbox>();
    said_->clear();
    timer_.start();
    ticket_ = session_.jobs().run(
        this,
        [work = work(), mailbox = mailbox_](storage::Database&, StopControl& stop) {
            return work(stop, [mailbox](const Progress& now) {
                const std::lock_guard lock(mailbox->mutex);
                mailbox->newest = now;
            });
        },
        [this](const Found& found) { take(found); }, [this](const QString& problem) { ended(problem); });
    updateEnabled();
    showProgress();
    stop_->setFocus();
}

void OutdoorTrialDialog::stop()
{
    if (!measuring_) return;
    ticket_.cancel(); // it delivers nothing more
    ended(tr("Stopped; nothing was kept of it."));
}

void OutdoorTrialDialog::take(const Found& found)
{
    report_ = found.report;
    answer_->show(report_, found.known);
    if (!scroll_->isVisible()) {
        form_->parentWidget()->setFixedWidth(kFormWidth);
        scroll_->show();
        growToShowIt();
    }
    ended({});
}

/// As large as the answer wants and the screen has room for.
void OutdoorTrialDialog::growToShowIt()
{
    const QRect room = screen()->availableGeometry();
    const QSize wanted = size().expandedTo({152 * kGrid, 90 * kGrid}).boundedTo(room.size() - QSize(2, 5) * kGrid); // its frame
    resize(wanted);
    move(std::min(x(), room.right() - wanted.width()), std::min(y(), room.bottom() - wanted.height()));
}

void OutdoorTrialDialog::ended(const QString& said)
{
    measuring_ = false;
    timer_.stop();
    Q_EMIT session_.jobProgressed({}, -1);
    updateEnabled();
    if (!said.isEmpty()) said_->setText(said);
}

void OutdoorTrialDialog::showProgress()
{
    Progress now;
    {
        const std::lock_guard lock(mailbox_->mutex);
        now = mailbox_->newest;
    }
    progress_->setRange(0, static_cast<int>(now.total));
    progress_->setValue(static_cast<int>(now.done));
    const QString phase = now.phase.empty() ? tr("Reading…") : tr("%1 %2").arg(messageText(now.phase), countText(now.done));
    said_->setText(phase);
    Q_EMIT session_.jobProgressed(phase, now.total > 0 ? static_cast<double>(now.done) / static_cast<double>(now.total) : -1);
}

void OutdoorTrialDialog::updateEnabled()
{
    const QString missing = form_->missing();
    form_->setEnabled(!measuring_);
    measure_->setEnabled(!measuring_ && missing.isEmpty());
    measure_->setVisible(!measuring_);
    stop_->setVisible(measuring_);
    progress_->setVisible(measuring_);
    save_->setEnabled(report_ != nullptr && !measuring_);
    if (!measuring_) said_->setText(missing);
}

} // namespace blindspot::ui
