// A function that writes a PDF of one or several pages. The file is written as a whole or not at all.
#pragma once

#include <QPageSize>
#include <QPagedPaintDevice>
#include <QString>

#include <filesystem>
#include <functional>

namespace blindspot::ui {

/// `paint` gets the first page, without margins and at 1200 dots an inch, and its size in millimetres;
/// QPagedPaintDevice::newPage gives the next one. On any thread. The environment's
/// SOURCE_DATE_EPOCH, in seconds since 1970, is the date in the file, else the time. Errors: Error when the page cannot be
/// made or the file cannot be written; then an older one is still there.
void writePdf(const std::filesystem::path& file, const QPageSize& paper,
              const std::function<void(QPagedPaintDevice&, const QSizeF&)>& paint, const QString& title = {});

} // namespace blindspot::ui
