#include "ui/controls/defence_texts.h"

#include "ui/session/option_words.h"

#include <QCoreApplication>

#include <array>

namespace blindspot::ui {

namespace {

constexpr const char* kContext = "blindspot::defences";

/// The engine's own texts, so that the translators see them; they are found by what the engine says.
[[maybe_unused]] const std::array kTexts = {
    QT_TRANSLATE_NOOP(
        "blindspot::defences",
        "Compresses the picture as JPEG and decodes it again, after Dziugaite et al. 2016 and Das et al. "
        "2017"),
    QT_TRANSLATE_NOOP("blindspot::defences", "quality"),
    QT_TRANSLATE_NOOP("blindspot::defences", "JPEG quality, 1 (worst) to 100"),
    QT_TRANSLATE_NOOP(
        "blindspot::defences",
        "Each pixel becomes the median of its square surroundings, colour by colour, after Xu et al. 2018"),
    QT_TRANSLATE_NOOP("blindspot::defences", "side"),
    QT_TRANSLATE_NOOP("blindspot::defences", "side of the square in pixels of the picture"),
    QT_TRANSLATE_NOOP("blindspot::defences",
                      "Blurs the picture with a Gaussian: the plainest low-pass filter"),
    QT_TRANSLATE_NOOP("blindspot::defences", "sigma"),
    QT_TRANSLATE_NOOP("blindspot::defences", "standard deviation in pixels of the picture"),
    QT_TRANSLATE_NOOP(
        "blindspot::defences",
        "Darkens where the brightness changes much (local gradients smoothing), after Naseer et al. 2019"),
    QT_TRANSLATE_NOOP("blindspot::defences", "window"),
    QT_TRANSLATE_NOOP("blindspot::defences", "side of the windows in pixels of the picture"),
    QT_TRANSLATE_NOOP("blindspot::defences", "overlap"),
    QT_TRANSLATE_NOOP("blindspot::defences",
                      "pixels by which neighbouring windows overlap, fewer than their side"),
    QT_TRANSLATE_NOOP("blindspot::defences", "threshold"),
    QT_TRANSLATE_NOOP("blindspot::defences",
                      "mean gradient above which a window is smoothed, 0 to 1 (the picture's largest)"),
    QT_TRANSLATE_NOOP("blindspot::defences", "lambda"),
    QT_TRANSLATE_NOOP("blindspot::defences", "strength: what the gradient, 0 to 1, is multiplied with"),
    QT_TRANSLATE_NOOP("blindspot::defences", "Shrinks the picture by a random factor and puts it at a random "
                                             "place on grey, after Xie et al. 2018"),
    QT_TRANSLATE_NOOP("blindspot::defences", "low"),
    QT_TRANSLATE_NOOP("blindspot::defences", "smallest factor; the largest is 1"),
    QT_TRANSLATE_NOOP(
        "blindspot::defences",
        "Masks compact regions in which the colour changes in every pixel, and fills them from their "
        "surroundings"),
    QT_TRANSLATE_NOOP("blindspot::defences",
                      "mean change of colour to the next pixels in a region, in grey levels"),
    QT_TRANSLATE_NOOP("blindspot::defences", "ratio"),
    QT_TRANSLATE_NOOP("blindspot::defences", "how many times the picture's median change it must be as well"),
    QT_TRANSLATE_NOOP("blindspot::defences",
                      "side of the middle one of three windows, in pixels of the halved picture"),
    QT_TRANSLATE_NOOP("blindspot::defences", "solidity"),
    QT_TRANSLATE_NOOP("blindspot::defences", "least share of its convex hull that a region fills"),
};

} // namespace

QString defenceTitle(const defences::DefenceKind& kind)
{
    return defenceNameText(kind.name);
}

QString defenceText(const std::string& text)
{
    return QCoreApplication::translate(kContext, text.c_str());
}

} // namespace blindspot::ui
