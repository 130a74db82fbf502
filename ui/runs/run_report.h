// A RunReport is a run on one page of paper: patch, curve, figures, settings.
#pragma once

#include "core/workspace/runs/run_record.h"
#include "ui/runs/run_settings.h"

#include <QImage>

#include <filesystem>
#include <vector>

class QPaintDevice;

namespace blindspot::ui {

struct RunReport {
    workspace::RunRecord record;
    std::vector<workspace::CurvePoint> points;
    std::vector<RunSetting> settings;
    QImage patch; ///< null: there is none yet
};

/// Upright A4; `page` is its size in millimetres.
void paintRunReport(QPaintDevice& device, const QSizeF& page, const RunReport& report);

/// A PDF of one A4 page. On any thread. Errors: Error when the file cannot be written.
void writeRunReport(const std::filesystem::path& file, const RunReport& report);

} // namespace blindspot::ui
