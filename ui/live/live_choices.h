// The LiveChoices say what the Live page looks at and how: source, detector, objects, what lies on them, and the defence.
#pragma once

#include "core/video/source_spec.h"
#include "ui/live/live_look.h"
#include "ui/patch_trial/trial_sources.h"

#include <QWidget>

#include <optional>
#include <string>

class QAction;
class QToolButton;

namespace blindspot::ui {

class ChoiceBox;
class FlowLayout;

class LiveChoices : public QWidget {
    Q_OBJECT

  public:
    explicit LiveChoices(Session& session, QWidget* parent = nullptr);
    ~LiveChoices() override;

    /// Reads what there is to choose from, when the page is first shown and when the workspace changes.
    void readLists();
    /// Without `stopped` and `places`, which are the page's.
    LiveRequest request() const;
    const video::SourceSpec& source() const { return source_; }
    bool network() const { return network_; }
    void setSource(const video::SourceSpec& source, bool network);

    /// The next one, around again at the end: for keys.
    void nextPatch();
    void nextArm();
    void nextDetector();
    void nextDefence();
    void setArm(Arm arm);

    /// "with the patch", "with noise".
    QString armTitle() const;
    /// Its name; empty: there is none.
    QString defenceTitle() const;
    /// Null until one was read, or where only controls are laid.
    const std::optional<TrialPatch>& patch() const { return patch_; }
    bool hasDetectors() const { return !lists_.detectors.empty(); }

  Q_SIGNALS:
    /// Another detector, class, patch, arm or defence.
    void changed();
    void sourceChanged();
    void problem(const QString& text);

  private:
    void add(const QString& label, ChoiceBox* box, QWidget* beside = nullptr);
    void buildDefences();
    void takeLists(TrialLists lists);
    void showSources();
    void chooseSource(int row);
    void chooseVideoFile();
    void chooseFolder();
    void chooseStream();
    void readPatch(const std::string& run, const QString& file);
    void choosePatchFile();
    void chooseDetector(int row);
    void fillClasses();
    static void next(ChoiceBox& box);

    Session& session_;
    Ticket readingLists_, readingPatch_;
    TrialLists lists_;
    video::SourceSpec source_;
    bool network_ = false;
    std::optional<TrialPatch> patch_;
    std::shared_ptr<const defences::Defence> defence_;
    std::string className_ = "person";
    bool listed_ = false;
    FlowLayout* flow_;
    ChoiceBox *sources_, *detectors_, *classes_, *patches_, *arms_, *defences_;
};

} // namespace blindspot::ui
