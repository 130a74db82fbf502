// The OutdoorForm asks what a trial of a printed patch is measured with: its file and films, or how much is to be drawn, and the detector.
#pragma once

#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/outdoor_trials/outdoor_trial.h"
#include "ui/session/session.h"

#include <QStringList>
#include <QWidget>

#include <filesystem>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace blindspot::ui {

class OutdoorForm : public QWidget {
    Q_OBJECT

  public:
    /// `drawn`: the films of a rehearsal are drawn, so that there are none to name.
    OutdoorForm(Session& session, bool drawn, QWidget* parent = nullptr);

    std::filesystem::path trial() const;
    std::vector<std::filesystem::path> films() const;
    outdoor::RehearsalOptions rehearsal() const;
    workspace::TrialMeasuring measuring() const;
    /// What is still missing, in words; empty: it can start.
    QString missing() const;

  Q_SIGNALS:
    void changed();

  private:
    void buildFilms(QFormLayout& form);
    void buildDrawing(QFormLayout& form);
    void buildDetector(QFormLayout& form);
    void addFilm(const QString& path);
    void takeDetectors(const std::vector<workspace::DetectorRecord>& detectors);
    void showClasses();

    Session& session_;
    const bool drawn_;
    std::vector<workspace::DetectorRecord> known_;
    QLineEdit* trial_ = nullptr;
    QListWidget* films_ = nullptr;
    QSpinBox *scenes_ = nullptr, *frames_ = nullptr, *every_ = nullptr;
    QDoubleSpinBox *view_ = nullptr, *confidence_ = nullptr;
    QComboBox *detector_ = nullptr, *class_ = nullptr;
};

} // namespace blindspot::ui
