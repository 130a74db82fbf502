// Functions that turn texts of the window into paths and back.
#pragma once

#include <QString>

#include <filesystem>

namespace blindspot::ui {

inline std::filesystem::path pathOf(const QString& text)
{
    return std::filesystem::path(text.toStdU16String());
}

inline QString pathText(const std::filesystem::path& path)
{
    return QString::fromStdU16String(path.u16string());
}

} // namespace blindspot::ui
