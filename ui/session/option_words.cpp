#include "ui/session/option_words.h"

#include "core/common/error.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr const char* kDefences = "blindspot::defences";

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

const std::array kRecipes = {
    std::pair("hide", QT_TRANSLATE_NOOP("blindspot::ui::TrainSubject", "Hide objects")),
    std::pair("break", QT_TRANSLATE_NOOP("blindspot::ui::TrainSubject", "Break boxes")),
    std::pair("vanish", QT_TRANSLATE_NOOP("blindspot::ui::TrainSubject", "Let everything vanish")),
    std::pair("create", QT_TRANSLATE_NOOP("blindspot::ui::TrainSubject", "Create objects")),
    std::pair("misclassify", QT_TRANSLATE_NOOP("blindspot::ui::TrainSubject", "Misclassify objects")),
    std::pair("print", QT_TRANSLATE_NOOP("blindspot::ui::TrainSubject", "Hide objects, printed")),
    std::pair("robust-dpatch", QT_TRANSLATE_NOOP("blindspot::ui::TrainSubject", "RobustDPatch")),
};

const std::array kTitles = {
    std::pair("jpeg", QT_TRANSLATE_NOOP("blindspot::defences", "JPEG compression")),
    std::pair("median", QT_TRANSLATE_NOOP("blindspot::defences", "Median blur")),
    std::pair("gaussian", QT_TRANSLATE_NOOP("blindspot::defences", "Gaussian blur")),
    std::pair("lgs", QT_TRANSLATE_NOOP("blindspot::defences", "Local gradients smoothing")),
    std::pair("resize-pad", QT_TRANSLATE_NOOP("blindspot::defences", "Random resize and padding")),
    std::pair("frequency-mask", QT_TRANSLATE_NOOP("blindspot::defences", "High-frequency region masking")),
};

} // namespace

QString recipeText(const std::string& recipe)
{
    for (const auto& [name, text] : kRecipes)
        if (recipe == name) return QCoreApplication::translate("blindspot::ui::TrainSubject", text);
    return QString::fromStdString(recipe);
}

QString defenceNameText(const std::string& name)
{
    if (name == "none") return tr("no defence");
    for (const auto& [known, title] : kTitles)
        if (name == known) return QCoreApplication::translate(kDefences, title);
    return QString::fromStdString(name);
}

QString defenceSpecText(const std::string& text)
{
    const QString whole = QString::fromStdString(text);
    const QString title = defenceNameText(whole.section(QLatin1Char(':'), 0, 0).toStdString());
    QStringList parameters;
    for (const QString& one :
         whole.section(QLatin1Char(':'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QByteArray name = one.section(QLatin1Char('='), 0, 0).toUtf8();
        parameters += tr("%1 %2").arg(QCoreApplication::translate(kDefences, name.constData()),
                                      one.section(QLatin1Char('='), 1));
    }
    return parameters.isEmpty() ? title : tr("%1 (%2)").arg(title, parameters.join(QStringLiteral(", ")));
}

QString placementWords(const patch::PlacementOptions& placement)
{
    if (placement.kind == patch::PlacementKind::Object)
        return tr("on each object, %1 of its size").arg(QString::number(placement.scale, 'g', 6));
    if (placement.row < 0 || placement.column < 0) return tr("in the middle of the input");
    return tr("at row %1, column %2 of the input").arg(placement.row).arg(placement.column);
}

QString placementWords(const std::string& text)
{
    try {
        return placementWords(patch::parsePlacement(text));
    } catch (const Error&) {
        return QString::fromStdString(text);
    }
}

} // namespace blindspot::ui
