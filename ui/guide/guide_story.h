// The GuideStory is the state of the guided demonstration: its four steps, what each one needs, and when it
// is done.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace blindspot::ui {

enum class GuideStep { Browse, Train, Evaluate, Harden };
inline constexpr std::array kGuideSteps{GuideStep::Browse, GuideStep::Train, GuideStep::Evaluate,
                                        GuideStep::Harden};

/// The state of the demonstration's scenes and detector.
enum class GuideReadiness { Unknown, Preparing, Ready, Cancelled, Failed };

enum class StepState {
    NeedsPatch, ///< nothing can be done before a patch has been trained
    Open,
    Running,
    Hardened,  ///< of the last step: what is left is to compare
    Comparing, ///< likewise: that runs
    Done,
};

/// The action of the panel's button.
enum class GuideAct { None, Prepare, Cancel, Look, Train, GoTrain, Evaluate, Harden, Compare, Next, Finish };

/// The values that are kept between starts.
struct GuideMemory {
    GuideStep step = GuideStep::Browse;
    bool looked = false;
    QString run;        ///< the newest one against the demonstration's detector; empty: none
    QString evaluation; ///< of that run
    QString hardened;   ///< the newest detector that was hardened; empty: none
    QString comparison; ///< the evaluation of that run against both detectors

    bool operator==(const GuideMemory&) const = default;
};

/// The results of an evaluation that the guide's texts mention.
struct GuideEvaluation {
    QString id;
    QStringList runs, detectors;
    QString answer;                      ///< a sentence
    /// What the patch hides beyond the controls, a share of the noticed people: from the detector, from the
    /// hardened one. Of a report from before that was measured, what it takes of their AP50.
    std::optional<double> before, after;
    bool noticed = true; ///< else it is the AP50
    /// In people: whom the detector notices, and whom of them the patch and the strongest control hide.
    struct People {
        double noticed = 0, hidden = 0, hiddenByControl = 0;

        bool operator==(const People&) const = default;
    };
    std::optional<People> peopleBefore{}, peopleAfter{};

    bool operator==(const GuideEvaluation&) const = default;
};

/// The numbers of people in the shown scene, and of those noticed.
struct GuideFindings {
    int noticed = 0, people = 0;

    bool operator==(const GuideFindings&) const = default;
};

/// The contents of the panel: what the guide says and offers at the moment.
struct GuideLook {
    GuideStep step = GuideStep::Browse;
    std::array<bool, kGuideSteps.size()> done{};
    QString text;
    QString action; ///< words of the one button; empty: there is nothing to press
    bool mayGoBack = false, mayGoOn = false;
    bool working = false;
    double fraction = -1; ///< of the work, 0 to 1, or -1 while unknown
};

/// Its inputs are the events of the workspace, whoever caused them, and the user's presses of the panel's
/// buttons; its signals say what the pages are to do. It never reads the pages, so the user is free to go
/// elsewhere or change a form.
class GuideStory : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    const GuideMemory& memory() const { return memory_; }
    void restore(const GuideMemory& memory);

    GuideReadiness readiness() const { return readiness_; }
    GuideStep step() const { return memory_.step; }
    StepState state() const { return stateOf(memory_.step); }
    StepState stateOf(GuideStep step) const;
    /// Also while it is done once more.
    bool done(GuideStep step) const;
    GuideAct action() const;
    bool mayGoBack() const;
    bool mayGoOn() const;
    const std::optional<GuideFindings>& findings() const { return findings_; }
    /// Of the newest run's patch; empty where they have not been read.
    const std::optional<GuideEvaluation>& evaluation() const { return evaluation_; }
    const std::optional<GuideEvaluation>& comparison() const { return comparison_; }

    // The user.
    void goTo(GuideStep step);
    void goBack();
    void goOn();
    /// The one button.
    void act();

    // The workspace.
    void setReadiness(GuideReadiness readiness);
    void setFindings(std::optional<GuideFindings> findings);
    void setTraining(bool busy);
    /// A run against the demonstration's detector has ended with a patch.
    void trained(const QString& run);
    void setEvaluating(bool busy);
    /// Also those that somebody else began, or that were read again.
    void evaluated(const GuideEvaluation& evaluation);
    void setHardening(bool busy);
    /// This detector has been hardened; empty: it is gone.
    void setHardened(const QString& detector);
    /// The run was deleted.
    void forgetRun();
    void forgetEvaluation(const QString& id);

  Q_SIGNALS:
    void changed();
    /// The step's page is to be shown, and its form filled where nothing runs.
    void arrived(blindspot::ui::GuideStep step);
    /// Prepare, Cancel, Look, Train, Evaluate, Harden, Compare or Finish.
    void asked(blindspot::ui::GuideAct act);

  private:
    GuideMemory memory_;
    GuideReadiness readiness_ = GuideReadiness::Unknown;
    bool training_ = false, evaluating_ = false, hardening_ = false;
    bool here_ = false; ///< the step's page was shown and filled since the program's start
    std::optional<GuideFindings> findings_;
    std::optional<GuideEvaluation> evaluation_, comparison_;
};

} // namespace blindspot::ui
