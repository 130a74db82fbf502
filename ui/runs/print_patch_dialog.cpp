#include "ui/runs/print_patch_dialog.h"

#include "ui/controls/save_file.h"
#include "ui/support/manual_topic.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSettings>

namespace blindspot::ui {

namespace {

constexpr char kSideKey[] = "runs/printSideMm";

/// Two figures after the point only where they are needed.
QString millimetres(double value)
{
    return QString::number(value, 'f', value < 1 ? 2 : 1);
}

} // namespace

PrintPatchDialog::PrintPatchDialog(Session& session, QImage patch, QString name, QString caption,
                                   QWidget* parent)
    : QDialog(parent), session_(session), patch_(std::move(patch)), name_(std::move(name)),
      caption_(std::move(caption)), side_(new QDoubleSpinBox), paper_(new QComboBox),
      ruler_(new QCheckBox(tr("With a &ruler beside it"))), meaning_(new QLabel), problem_(new QLabel)
{
    setObjectName("printPatch");
    setWindowTitle(tr("Print the patch at true size"));
    setManualTopic(*this, QStringLiteral("printing#print"));
    auto* form = new QFormLayout(this);
    side_->setObjectName("side");
    side_->setRange(kLeastSideMm, kMostSideMm);
    side_->setDecimals(1);
    side_->setSuffix(tr(" mm"));
    side_->setValue(QSettings().value(kSideKey, 150.0).toDouble());
    side_->setToolTip(tr("Side of the printed patch, 10 to 800 mm; 150 mm at first"));
    form->addRow(tr("&Side"), side_);
    meaning_->setObjectName("note");
    form->addRow({}, meaning_);
    paper_->setObjectName("paper");
    paper_->addItem(tr("The smallest that fits"), -1);
    for (const QPageSize& size : papers())
        paper_->addItem(size.name(), static_cast<int>(size.id()));
    paper_->setToolTip(tr("Paper of the page, upright"));
    form->addRow(tr("&Paper"), paper_);
    ruler_->setChecked(true);
    ruler_->setToolTip(tr("Millimetres along two sides: measure them to prove the size"));
    form->addRow({}, ruler_);
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    form->addRow(problem_);
    auto* advice = new QLabel(tr("Print at 100 %: \"fit to page\" changes the size."));
    advice->setObjectName("note");
    form->addRow(advice);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    save_ = buttons->addButton(tr("Save as PDF…"), QDialogButtonBox::ActionRole);
    save_->setObjectName("primary");
    print_ = buttons->addButton(tr("Print…"), QDialogButtonBox::ActionRole);
    form->addRow(buttons);
    // The box moves its buttons about by the platform's custom; Tab is to come past all of them.
    setTabOrder(save_, print_);
    setTabOrder(print_, buttons->button(QDialogButtonBox::Cancel));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, &PrintPatchDialog::savePdf);
    connect(print_, &QPushButton::clicked, this, &PrintPatchDialog::print);
    connect(side_, &QDoubleSpinBox::valueChanged, this, &PrintPatchDialog::update);
    connect(paper_, &QComboBox::currentIndexChanged, this, &PrintPatchDialog::update);
    connect(ruler_, &QCheckBox::toggled, this, &PrintPatchDialog::update);
    update();
    save_->setDefault(true);
}

PatchSheet PrintPatchDialog::sheet() const
{
    PatchSheet sheet;
    sheet.patch = patch_;
    sheet.sideMm = side_->value();
    sheet.ruler = ruler_->isChecked();
    sheet.caption = tr("%1 · %2 mm x %2 mm").arg(caption_, millimetres(sheet.sideMm));
    return sheet;
}

std::optional<QPageSize> PrintPatchDialog::paper() const
{
    const int id = paper_->currentData().toInt();
    if (id < 0) return paperFor(sheet());
    const QPageSize chosen(static_cast<QPageSize::PageSizeId>(id));
    return fits(sheet(), chosen) ? std::optional(chosen) : std::nullopt;
}

void PrintPatchDialog::update()
{
    const std::optional<QPageSize> page = paper();
    meaning_->setText(
        tr("one pixel of the patch is %1 mm").arg(millimetres(side_->value() / std::max(1, patch_.width()))));
    if (page && paper_->currentIndex() == 0)
        paper_->setItemText(0, tr("The smallest that fits (%1)").arg(page->name()));
    const QSizeF needed = neededMm(sheet());
    problem_->setText(
        page ? QString()
             : tr("It needs %1 x %2 mm of paper with its margins: choose a larger paper or a smaller side.")
                   .arg(qCeil(needed.width()))
                   .arg(qCeil(needed.height())));
    problem_->setVisible(!page);
    save_->setEnabled(page.has_value());
    print_->setEnabled(page.has_value());
}

void PrintPatchDialog::savePdf()
{
    const std::optional<QPageSize> page = paper();
    if (!page) return;
    QString file = session_.dialogs().saveFile(this, tr("Save the page"), name_ + QStringLiteral(".pdf"),
                                               tr("PDF (*.pdf)"));
    if (file.isEmpty()) return;
    if (!file.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) file += QStringLiteral(".pdf");
    QSettings().setValue(kSideKey, side_->value());
    Session* session = &session_;
    session->jobs().run(
        session,
        [file = file.toStdString(), sheet = sheet(), page = *page](storage::Database&, StopControl&) {
            writePatchPdf(file, sheet, page);
        },
        [session, file] { tellSaved(*session, file); });
    accept();
}

void PrintPatchDialog::print()
{
    const std::optional<QPageSize> page = paper();
    if (!page) return;
    QSettings().setValue(kSideKey, side_->value());
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setFullPage(true);
    printer->setPageLayout(
        QPageLayout(*page, QPageLayout::Portrait, QMarginsF(0, 0, 0, 0), QPageLayout::Millimeter));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this, printer](QPrinter*) {
        printer->setFullPage(true);
        if (!fits(sheet(), printer->pageLayout().pageSize())) {
            problem_->setText(tr("The patch does not fit on the paper of this printer: choose a larger paper "
                                 "or a smaller side."));
            problem_->show();
            return;
        }
        try {
            paintPatchSheet(*printer, printer->pageLayout().fullRect(QPageLayout::Millimeter).size(), sheet());
        } catch (const std::exception& error) {
            problem_->setText(errorText(error));
            problem_->show();
            return;
        }
        if (printer->printerState() == QPrinter::Error) {
            problem_->setText(tr("The printer could not take the page."));
            problem_->show();
            return;
        }
        session_.tell(MessageKind::Success, tr("The patch was given to the printer"));
        accept();
    });
    dialog->open();
}

} // namespace blindspot::ui
