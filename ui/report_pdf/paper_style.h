// Sizes, in millimetres, and colours of the printed report.
#pragma once

#include <QColor>
#include <QString>

#include <string>

namespace blindspot::ui {

inline constexpr double kTextMm = 3.1, kSmallMm = 2.6, kHeadingMm = 4.0, kTitleMm = 5.8, kAnswerMm = 4.1;
inline const QColor kInk(0x1c, 0x21, 0x28), kMuted(0x57, 0x60, 0x6a), kRule(0xc9, 0xcd, 0xd3),
    kSoft(0xf3, 0xf5, 0xf7), kWarning(0x8a, 0x5a, 0x00), kWorks(0xd5, 0x5e, 0x00), kOpen(0x00, 0x72, 0xb2);

inline QString q(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace blindspot::ui
