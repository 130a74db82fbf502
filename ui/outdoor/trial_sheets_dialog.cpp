#include "ui/outdoor/trial_sheets_dialog.h"

#include "core/workspace/outdoor_trials/outdoor_trial.h"
#include "ui/controls/save_file.h"
#include "ui/report_pdf/trial_sheets.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/paths.h"
#include "ui/support/theme.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSettings>

#include <memory>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr char kSideKey[] = "outdoor/sideMm";
constexpr double kUsualSide = 300;
constexpr int kFilmWidth = 1920, kFilmHeight = 1080; ///< of a phone's usual film

std::filesystem::path trialFileOf(const QString& pdf)
{
    std::filesystem::path file = pathOf(pdf);
    return file.replace_extension(".json");
}

double reachOf(const outdoor::Trial& trial)
{
    const outdoor::FilmOptions usual;
    return outdoor::farthest(trial.layout, outdoor::cameraOf(usual, {kFilmWidth, kFilmHeight}).focal);
}

QLabel* noteOf(const QString& text)
{
    auto* note = new QLabel(text);
    note->setObjectName("note");
    note->setWordWrap(true);
    return note;
}

} // namespace

TrialSheetsDialog::TrialSheetsDialog(Session& session, imaging::Image patch, QString name, QString file, QWidget* parent)
    : QDialog(parent), session_(session), patch_(std::move(patch)), name_(std::move(name)), file_(std::move(file)), side_(new QDoubleSpinBox),
      meaning_(noteOf({})), problem_(new QLabel)
{
    setObjectName("trialSheets");
    setWindowTitle(tr("Sheets for a trial outside"));
    setManualTopic(*this, QStringLiteral("printing#outside"));
    auto* form = new QFormLayout(this);
    form->addRow(noteOf(tr("Three pages of one size: the patch, a grey square and a square of noise, each with markers that tell them "
                           "apart in your films.")));
    side_->setObjectName("side");
    side_->setRange(outdoor::kLeastSide, outdoor::kMostSide);
    side_->setDecimals(0);
    side_->setSuffix(tr(" mm"));
    side_->setValue(QSettings().value(kSideKey, kUsualSide).toDouble());
    side_->setToolTip(tr("Side of the printed patch, %1 to %2 mm; larger ones are found from farther away").arg(outdoor::kLeastSide).arg(outdoor::kMostSide));
    form->addRow(tr("&Side"), side_);
    form->addRow({}, meaning_);
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    form->addRow(problem_);
    form->addRow(noteOf(tr("Print at 100 %. A file with the same name and the ending .json is kept beside the PDF: the measuring needs it.")));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    rehearse_ = new QPushButton(tr("&Try it on a drawn street first…"));
    rehearse_->setObjectName("rehearse");
    rehearse_->setToolTip(tr("Draws films of persons who carry these sheets, and measures them like yours: whether such a trial can tell anything"));
    rehearse_->setAutoDefault(false);
    form->addRow(rehearse_);
    save_ = buttons->addButton(tr("Save as PDF…"), QDialogButtonBox::ActionRole);
    save_->setObjectName("primary");
    print_ = buttons->addButton(tr("Print…"), QDialogButtonBox::ActionRole);
    form->addRow(buttons);
    setTabOrder(rehearse_, save_);
    setTabOrder(save_, print_);
    setTabOrder(print_, buttons->button(QDialogButtonBox::Cancel));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, &TrialSheetsDialog::savePdf);
    connect(print_, &QPushButton::clicked, this, &TrialSheetsDialog::print);
    connect(rehearse_, &QPushButton::clicked, this, [this] {
        Q_EMIT rehearsalRequested(trial(), patch_);
        accept();
    });
    connect(side_, &QDoubleSpinBox::valueChanged, this, &TrialSheetsDialog::update);
    update();
    save_->setDefault(true);
}

outdoor::Trial TrialSheetsDialog::trial() const
{
    return outdoor::makeTrial(name_.toStdString(), patch_, side_->value());
}

void TrialSheetsDialog::update()
{
    const bool square = patch_.width == patch_.height && !patch_.empty();
    const auto paper = square ? paperFor(sheetsOf(trial(), patch_).front()) : std::nullopt;
    problem_->setText(!square  ? tr("Sheets are made of square patches; this one is %1 x %2 pixels.").arg(patch_.width).arg(patch_.height)
                      : !paper ? tr("No paper holds a sheet of this size: choose a smaller one.")
                               : QString());
    problem_->setVisible(!problem_->text().isEmpty());
    meaning_->setVisible(paper.has_value());
    if (paper)
        meaning_->setText(tr("on %1; a phone that films %2 pixels across sees the markers up to %3 m")
                              .arg(paper->name(), QString::number(kFilmWidth), QLocale().toString(reachOf(trial()), 'f', 1)));
    for (QPushButton* button : {save_, print_})
        button->setEnabled(paper.has_value());
    rehearse_->setEnabled(square);
}

void TrialSheetsDialog::savePdf()
{
    QString file = session_.dialogs().saveFile(this, tr("Save the sheets"), file_ + QStringLiteral(".pdf"), tr("PDF (*.pdf)"));
    if (file.isEmpty()) return;
    if (!file.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) file += QStringLiteral(".pdf");
    QSettings().setValue(kSideKey, side_->value());
    Session* session = &session_;
    session->jobs().run(
        session,
        [file, trial = trial(), patch = patch_](storage::Database&, StopControl&) {
            workspace::requireNoOtherTrial(trialFileOf(file), trial);
            const std::vector<PatchSheet> sheets = sheetsOf(trial, patch);
            writePatchPdf(pathOf(file), sheets, paperFor(sheets.front()).value());
            outdoor::writeTrial(trialFileOf(file), trial);
        },
        [session, file] { tellSaved(*session, file); });
    accept();
}

void TrialSheetsDialog::print()
{
    QString file = session_.dialogs().saveFile(this, tr("Keep the trial's file, which the measuring needs"), file_ + QStringLiteral(".json"),
                                               tr("Trial (*.json)"));
    if (file.isEmpty()) return;
    const std::filesystem::path kept = trialFileOf(file);
    QSettings().setValue(kSideKey, side_->value());
    try { // a file of some hundred bytes
        workspace::requireNoOtherTrial(kept, trial());
        outdoor::writeTrial(kept, trial());
    } catch (const std::exception& error) {
        problem_->setText(errorText(error));
        problem_->show();
        return;
    }
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setFullPage(true);
    printer->setPageLayout(QPageLayout(paperFor(sheetsOf(trial(), patch_).front()).value(), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0),
                                       QPageLayout::Millimeter));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this, printer](QPrinter*) { paint(*printer); });
    dialog->open();
}

void TrialSheetsDialog::paint(QPrinter& printer)
{
    printer.setFullPage(true);
    const std::vector<PatchSheet> sheets = sheetsOf(trial(), patch_);
    QString problem;
    if (!fits(sheets.front(), printer.pageLayout().pageSize()))
        problem = tr("The sheets do not fit on the paper of this printer: choose a larger paper or a smaller side.");
    else
        try {
            paintPatchSheets(printer, printer.pageLayout().fullRect(QPageLayout::Millimeter).size(), sheets, [&printer] { printer.newPage(); });
            if (printer.printerState() == QPrinter::Error) problem = tr("The printer could not take the pages.");
        } catch (const std::exception& error) {
            problem = errorText(error);
        }
    if (!problem.isEmpty()) {
        problem_->setText(problem);
        problem_->show();
        return;
    }
    session_.tell(MessageKind::Success, tr("The sheets were given to the printer"));
    accept();
}

} // namespace blindspot::ui
