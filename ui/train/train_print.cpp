// The sections of TrainAdvanced for what a camera does to a picture and for what a printer prints.
#include "core/patch/palette.h"
#include "core/workspace/runs/palette_file.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_box.h"
#include "ui/controls/option_text.h"
#include "ui/support/message_text.h"
#include "ui/train/train_advanced.h"

namespace blindspot::ui {

namespace {

using patch::TrainOptions;

QString paletteSummary(const std::string& palette)
{
    if (palette.empty()) return TrainAdvanced::tr("offset printing");
    return TrainAdvanced::tr("%1 colours of a printer").arg(patch::parsePalette(palette, "--palette").size());
}

} // namespace

void TrainAdvanced::addCamera()
{
    const FieldPlace place = addSection("camera", tr("Camera"), [](const workspace::TrainRequest& request) {
        const patch::CameraOptions& c = request.options.camera;
        QStringList parts;
        const auto add = [&parts](const QString& name, double value) {
            if (value != 0) parts.push_back(QStringLiteral("%1 %2").arg(name, optionText(value)));
        };
        add(tr("shot noise"), c.shotNoise), add(tr("read noise"), c.readNoise);
        add(tr("white balance"), c.whiteBalance), add(tr("gamma"), c.gamma), add(tr("curve"), c.curve);
        add(tr("sharpening"), c.sharpen), add(tr("JPEG from"), c.jpeg);
        return parts.isEmpty() ? tr("none") : parts.join(QStringLiteral(", "));
    });
    const auto add = [&](const char* option, const QString& label, const QString& about, double step) {
        NumberRow row{option, label,
                      about + QStringLiteral("\n") + tr("On the whole picture, drawn anew each time; 0 switches it off.")};
        row.decimals = 4;
        row.step = step;
        fields_.number(place, row);
    };
    add("--transforms shot-noise", tr("Shot noise"),
        tr("Noise of the light: up to this standard deviation at white, of the full range of light."), 0.01);
    add("--transforms read-noise", tr("Read noise"),
        tr("Noise of the sensor: up to this standard deviation everywhere, of the full range of light."), 0.005);
    add("--transforms white-balance", tr("White balance"), tr("Red and blue light by up to this part, either way."), 0.05);
    add("--transforms gamma", tr("Gamma"), tr("The values to a power of up to 2 to this, either way."), 0.05);
    add("--transforms curve", tr("Tone curve"), tr("An S-shaped curve of contrast of up to this strength, either way."), 0.05);
    add("--transforms sharpen", tr("Sharpening"), tr("An unsharp mask of up to this strength."), 0.1);
    add("--transforms jpeg", tr("JPEG quality"), tr("Compressed at a quality from this one to 100."), 5);
}

void TrainAdvanced::addPrint()
{
    const FieldPlace place = addSection("print", tr("Printing"), [](const workspace::TrainRequest& request) {
        const TrainOptions& o = request.options;
        const QString colours = o.paletteOnly ? tr("only %1").arg(paletteSummary(o.palette)) : paletteSummary(o.palette);
        return o.cells > 0 ? tr("%1 cells a side, %2").arg(o.cells).arg(colours) : colours;
    });
    NumberRow cells{"--cells", tr("Cells"),
                    tr("The patch is made of so many flat squares a side, which show from afar.")};
    cells.zero = tr("none, of its pixels");
    fields_.number(place, cells);
    addPalette(place);
    fields_.check(place, tr("Colours"), tr("Those of the palette alone"),
                  tr("The patch has no colour but the palette's.\nDefault: off."),
                  [](TrainOptions& o) -> bool& { return o.paletteOnly; });
}

void TrainAdvanced::addPalette(const FieldPlace& place)
{
    auto* box = new ChoiceBox;
    box->setObjectName("palette");
    box->setToolTip(tr("The colours that a printer prints: what printability is measured by.\n"
                       "A file is a printer's ICC profile, or has red, green and blue, 0 to 255, a line."));
    const QString choose = QStringLiteral("?");
    FormField* field = fields_.addRow(place, "--palette", new FormField(tr("Palette"), box));
    const auto show = [this, box, choose] {
        const QString palette = QString::fromStdString(draft_.options().palette);
        if (box->findData(palette) < 0 || box->count() == 0) {
            box->clear();
            box->addItem(tr("Offset printing"), QString());
            if (!palette.isEmpty()) box->addItem(paletteSummary(palette.toStdString()), palette);
            box->addItem(tr("A file…"), choose);
        }
        box->show(palette);
    };
    connect(box, &QComboBox::activated, this, [this, box, field, choose, show] {
        QString chosen = box->currentData().toString();
        field->setNote({});
        if (chosen == choose) {
            const QString file = session_.dialogs().openFile(this, tr("Choose the printer's colours"),
                                                             tr("Printers' profiles and tables of colours (*.icc *.icm *.txt *.csv *.tsv)"));
            chosen = QString::fromStdString(draft_.options().palette);
            try {
                if (!file.isEmpty()) chosen = QString::fromStdString(workspace::readPaletteFile(file.toStdString()));
            } catch (const Error& error) {
                field->setNote(messageText(error.message()));
            }
        }
        if (chosen.toStdString() == draft_.options().palette)
            show(); // thought better of it
        else
            draft_.edit([&](workspace::TrainRequest& request) { request.options.palette = chosen.toStdString(); });
    });
    fields_.onRefresh(show);
}

} // namespace blindspot::ui
