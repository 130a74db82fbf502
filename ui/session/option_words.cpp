#include "ui/session/option_words.h"

#include "core/common/error.h"
#include "core/report/defence_words.h"
#include "ui/session/effect_text.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace blindspot::ui {

namespace {

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

/// The report's words stand within sentences. What it does not know stays as the engine writes it.
QString standingAlone(const std::string& words, const std::string& engine)
{
    const bool known = report::defenceTitle(engine, reportLanguage()) != engine.substr(0, engine.find(':'));
    const QString text = QString::fromStdString(words);
    return known ? text.left(1).toUpper() + text.mid(1) : text;
}

} // namespace

QString recipeText(const std::string& recipe)
{
    for (const auto& [name, text] : kRecipes)
        if (recipe == name) return QCoreApplication::translate("blindspot::ui::TrainSubject", text);
    return QString::fromStdString(recipe);
}

QString defenceNameText(const std::string& name)
{
    return name == "none" ? tr("no defence") : standingAlone(report::defenceTitle(name, reportLanguage()), name);
}

QString defenceSpecText(const std::string& text)
{
    return text == "none" ? defenceNameText(text) : standingAlone(report::defenceWords(text, reportLanguage()), text);
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
