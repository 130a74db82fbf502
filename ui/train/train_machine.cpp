// The sections of the training's form for the machine and for what a run starts from.
#include "core/patch/measure.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/session/automatic.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"
#include "ui/train/train_advanced.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

using patch::TrainOptions;

QString precisionText(patch::PrecisionChoice choice)
{
    switch (choice) {
    case patch::PrecisionChoice::Fp32:
        return TrainAdvanced::tr("fp32");
    case patch::PrecisionChoice::Bf16:
        return TrainAdvanced::tr("bf16");
    case patch::PrecisionChoice::Auto:
        break;
    }
    return TrainAdvanced::tr("automatic");
}

QString deviceText(const std::string& device)
{
    return device == "auto" ? TrainAdvanced::tr("automatic") : QString::fromStdString(device).toUpper();
}

bool isFile(const std::string& initial)
{
    return initial != "grey" && initial != "random";
}

QString initialText(const std::string& initial)
{
    if (initial == "grey") return TrainAdvanced::tr("grey");
    if (initial == "random") return TrainAdvanced::tr("random");
    return QFileInfo(QString::fromStdString(initial)).fileName();
}

} // namespace

void TrainAdvanced::addStart()
{
    const FieldPlace place = addSection("start", tr("Beginning"), [](const workspace::TrainRequest& request) {
        return tr("%1 patch, seed %2").arg(initialText(request.options.initial)).arg(request.options.seed);
    });
    addInitial(place);
    addSeed(place);
    fields_.check(
        place, tr("Order"), tr("A new order each iteration"),
        tr("Images are visited in a new order each time.\nDefault: on (Hide objects), off (RobustDPatch)."),
        [](TrainOptions& o) -> bool& { return o.shuffle; });
}

std::vector<OptionMistake> TrainAdvanced::mistakes() const
{
    std::vector<OptionMistake> found;
    const auto add = [&found](const char* option, const QString& what, const QString& remedy) {
        found.push_back(
            {option, Message::verbatim(what.toStdString()), Message::verbatim(remedy.toStdString())});
    };
    const auto& device = session_.device();
    // Where the settings name another one, that one says nothing of what is there.
    if (device && !device->isCuda() && deviceToUse("auto") == "auto" && draft_.request().device.starts_with("cuda"))
        add("--device", tr("this machine has no CUDA device"), tr("choose automatic or CPU"));
    if (initialMissing_) add("initial", tr("the file is not there"), tr("choose another"));
    if (throughMistake_) found.push_back(*throughMistake_);
    return found;
}

void TrainAdvanced::lookForInitial()
{
    const std::string& initial = draft_.options().initial;
    if (initial == lookedFor_) return;
    lookedFor_ = initial;
    looking_.cancel();
    initialMissing_ = false;
    if (!isFile(initial)) return;
    looking_ = session_.queries().run(
        this,
        [file = QString::fromStdString(initial)](storage::Database&, StopControl&) {
            return QFileInfo(file).isFile();
        },
        [this](bool there) {
            initialMissing_ = !there;
            if (!there) draft_.edit([](workspace::TrainRequest&) {});
        });
}

void TrainAdvanced::addInitial(const FieldPlace& place)
{
    auto* box = new ChoiceBox;
    box->setObjectName("initial");
    box->setToolTip(tr(
        "What the patch looks like before the first update.\nDefault: grey (Hide objects), random (RobustDPatch)."));
    const QString choose = QStringLiteral("?");
    FormField* field = fields_.addRow(place, "initial", new FormField(tr("First patch"), box));
    const auto show = [this, box, field, choose] {
        const std::string& initial = draft_.options().initial;
        if (box->findData(QString::fromStdString(initial)) < 0 || box->count() == 0) {
            box->clear();
            box->addItem(tr("Grey"), "grey");
            box->addItem(tr("Random"), "random");
            if (isFile(initial)) box->addItem(initialText(initial), QString::fromStdString(initial));
            box->addItem(tr("A picture…"), choose);
        }
        box->show(QString::fromStdString(initial));
        field->setNote(isFile(initial) ? QString::fromStdString(initial) : QString());
    };
    connect(box, &QComboBox::activated, this, [this, box, choose, show] {
        QString chosen = box->currentData().toString();
        if (chosen == choose)
            chosen = session_.dialogs().openFile(
                this, tr("Choose the picture to begin with"),
                tr("Pictures and patches (*.png *.jpg *.jpeg *.bmp *.webp *.safetensors)"));
        if (chosen.isEmpty())
            show(); // thought better of it
        else
            draft_.edit([&](workspace::TrainRequest& request) { request.options.initial = chosen.toStdString(); });
    });
    fields_.onRefresh(show);
    fields_.onRefresh([this] { lookForInitial(); });
}

void TrainAdvanced::addSeed(const FieldPlace& place)
{
    // Seeds have more digits than a box for numbers can hold.
    auto* line = new QLineEdit;
    line->setObjectName("seed");
    line->setAlignment(Qt::AlignRight);
    line->setValidator(new QRegularExpressionValidator(QRegularExpression("\\d{1,20}"), line));
    line->setToolTip(tr("Of all random numbers: the same seed gives the same run.\nRange: whole numbers from "
                        "0. Default: 0."));
    FormField* field = fields_.addRow(place, {}, new FormField(tr("Seed"), line));
    connect(line, &QLineEdit::textEdited, this, [this, field](const QString& text) {
        bool fits = false;
        const qulonglong seed = text.toULongLong(&fits);
        field->setNote(fits ? QString()
                            : tr("Not a number up to 18446744073709551615: the seed stays %1.")
                                  .arg(draft_.options().seed));
        if (fits) draft_.edit([seed](workspace::TrainRequest& request) { request.options.seed = seed; });
    });
    fields_.onRefresh([this, line] {
        if (line->text().toULongLong() != draft_.options().seed || line->text().isEmpty())
            line->setText(QString::number(draft_.options().seed));
    });
}

void TrainAdvanced::addMachine()
{
    const FieldPlace place = addSection("machine", tr("Machine"), [this](const workspace::TrainRequest& request) {
        return tr("device %1, precision %2")
            .arg(deviceText(request.device), settledText(request));
    });
    addDevice(place);
    fields_.choice<patch::PrecisionChoice>(
        place, tr("Precision"),
        tr("Of the numbers inside the network. Automatic: bf16 where this machine's processor computes with it.\n"
           "Default: automatic (Hide objects), fp32 (RobustDPatch)."),
        {{patch::PrecisionChoice::Auto, tr("Automatic")},
         {patch::PrecisionChoice::Fp32, tr("fp32: exact")},
         {patch::PrecisionChoice::Bf16, tr("bf16: faster, coarser")}},
        [](TrainOptions& o) -> patch::PrecisionChoice& { return o.precision; });
    NumberRow batch{"--batch-size", tr("Batch"),
                    tr("Network inputs that go through at once: memory, never the result. Automatic: 4 on the CPU, 64 on CUDA,\n"
                       "fewer where they do not fit.")};
    batch.zero = tr("automatic");
    fields_.number(place, batch);
    NumberRow seconds{"--checkpoint-seconds", tr("Checkpoint"),
                      tr("So often the run is saved, so that it can be resumed after a loss of power.")};
    seconds.unit = tr("s");
    seconds.decimals = 2;
    fields_.number(place, seconds);
}

/// What Automatic comes to is seen before the start.
QString TrainAdvanced::settledText(const workspace::TrainRequest& request) const
{
    const QString chosen = precisionText(request.options.precision);
    if (request.options.precision != patch::PrecisionChoice::Auto) return chosen;
    if (const auto set = precisionToUse(request.options.precision); set != patch::PrecisionChoice::Auto)
        return tr("%1 (%2)").arg(chosen, precisionText(set));
    const std::string device = request.device == "auto" && session_.device() ? session_.device()->device : request.device;
    if (device == "auto") return chosen;
    const auto settled = patch::settledPrecision(request.options, device);
    return settled ? tr("%1 (%2)").arg(chosen, QString::fromStdString(detector::precisionName(*settled))) : chosen;
}

void TrainAdvanced::addDevice(const FieldPlace& place)
{
    auto* box = new ChoiceBox;
    box->setObjectName("device");
    box->setToolTip(tr("Where the network runs. Automatic: CUDA where there is a device, else the "
                       "CPU.\nDefault: automatic."));
    FormField* field = fields_.addRow(place, "--device", new FormField(tr("Device"), box));
    connect(box, &QComboBox::activated, this, [this, box] {
        draft_.edit([box](workspace::TrainRequest& request) {
            request.device = box->currentData().toString().toStdString();
        });
    });
    const auto show = [this, box, field] {
        const QString now = QString::fromStdString(draft_.request().device);
        const auto& known = session_.device();
        if (box->count() == 0 || box->findData(now) < 0) {
            box->clear();
            box->addItem(tr("Automatic"), "auto");
            box->addItem(tr("CPU"), "cpu");
            box->addItem(tr("CUDA"), "cuda");
            if (box->findData(now) < 0) box->addItem(now, now);
        }
        box->show(now);
        field->setNote(known && now == "auto" ? messageText(known->name) : QString());
    };
    fields_.onRefresh(show);
    connect(&session_, &Session::deviceKnown, this, [this] { fields_.refresh(); });
}

} // namespace blindspot::ui
