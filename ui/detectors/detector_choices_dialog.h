// A DetectorChoicesDialog lets the user say of a detector what its file does not: settings of its network,
// its input size and the names of its classes.
#pragma once

#include "core/workspace/detectors/detector_store.h"
#include "ui/session/session.h"

#include <QDialog>

#include <string_view>
#include <utility>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace blindspot::ui {

/// It opens the detector with the choices itself, keeps them and closes when that is done; what does not fit
/// is told in it.
class DetectorChoicesDialog : public QDialog {
    Q_OBJECT

  public:
    DetectorChoicesDialog(Session& session, const workspace::DetectorRecord& record,
                          QWidget* parent = nullptr);

  private:
    void addChoice(QFormLayout& form, std::string_view key, const QString& label, const QStringList& values);
    void addNumber(QFormLayout& form, std::string_view key, const QString& label, const QString& tip);
    void addHead(QFormLayout& form);
    QWidget* buildNames();
    void listDatasets();
    void readNames();
    void takeNames(const std::vector<std::string>& names);
    detector::DetectorChoices choices() const;
    void apply();
    void say(const QString& text);

    Session& session_;
    const workspace::DetectorRecord record_;
    QComboBox* head_ = nullptr; ///< of detectors that have two
    std::vector<std::pair<std::string_view, QComboBox*>> chosen_;
    std::vector<std::pair<std::string_view, QLineEdit*>> numbers_;
    QPlainTextEdit* names_;
    QComboBox* datasets_;
    QLabel* note_;
    QPushButton* apply_ = nullptr;
};

} // namespace blindspot::ui
