// One page of PDF, written whole or not at all.
#pragma once

#include <QPageSize>

#include <filesystem>
#include <functional>

class QPaintDevice;

namespace blindspot::ui {

/// `paint` gets a page without margins at 1200 dots an inch, and its size in millimetres. On any thread.
/// Errors: Error when the file cannot be written; then an older one is still there.
void writePdf(const std::filesystem::path& file, const QPageSize& paper,
              const std::function<void(QPaintDevice&, const QSizeF&)>& paint);

} // namespace blindspot::ui
