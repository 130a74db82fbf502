// A PatchTrial is a patch tried by hand on one picture: where it lies, which detector looks, and what is
// known of it so far. The widgets show it and change it.
#pragma once

#include "ui/patch_trial/trial_look.h"
#include "ui/patch_trial/trial_reading.h"
#include "ui/patch_trial/trial_sources.h"

#include <QObject>
#include <QPointF>
#include <QTimer>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::ui {

using evaluation::Arm;
using evaluation::LaidPatch;

/// Lives on the window's thread. The detector looks beside it, once at a time and always at what is newest:
/// first at the picture without any patch, then with what lies on it, and when the patch rests with the
/// controls at the same places.
class PatchTrial : public QObject {
    Q_OBJECT

  public:
    explicit PatchTrial(Session& session, QObject* parent = nullptr, TrialLooker::Work work = lookAt);

    /// The patch is laid anew. Without pixels: there is no picture.
    void setPicture(TrialPicture picture);
    /// Nothing: the controls alone. Where the hand has moved it, it stays where it is.
    void setPatch(std::optional<TrialPatch> patch);
    /// The same one again looks again. Nothing: there is none.
    void setDetector(std::optional<workspace::DetectorRecord> detector);
    /// The detector's spelling; empty: every class.
    void setClassName(const std::string& name);
    /// What lies at the places; Clean: nothing.
    void setArm(Arm arm);
    /// By hand. `current`: the place of the one with the handles; -1: none.
    void setPlaces(std::vector<LaidPatch> places, int current);
    void chooseCurrent(int current);

    /// Where the placement of the patch's run lays it on the largest object, or on each; that of a file or a
    /// control is on objects too.
    void layOnLargest();
    void layOnEach();
    /// On the object there: the current one, or one more. False: there is no object.
    bool layOnObjectAt(QPointF point, bool another);
    void takeCurrentAway();

    const TrialPicture& picture() const { return picture_; }
    const std::optional<TrialPatch>& patch() const { return patch_; }
    const std::optional<workspace::DetectorRecord>& detector() const { return detector_; }
    const std::string& className() const { return className_; }
    Arm arm() const { return arm_; }
    const std::vector<LaidPatch>& places() const { return places_; }
    int current() const { return current_; }
    /// Null where there is none.
    const LaidPatch* currentPlace() const;
    const TrialObjects& objects() const { return objects_; }
    /// Under the current patch.
    std::optional<std::size_t> object() const;
    const metrics::NoticeRule& rule() const { return rule_; }

    struct Looked {
        TrialSeen seen;
        TrialReading reading;
    };
    /// At the places as they are now; of Clean without any patch. Null while that is not known.
    const Looked* at(Arm arm) const;
    /// What is to be seen now: of the arm, or the newest of before while that is not known. Null before the
    /// first look.
    const Looked* shown() const;
    /// Whether that belongs to what lies on the picture now.
    bool fresh() const { return at(arm_) != nullptr; }
    bool looking() const { return looker_.busy(); }
    /// Why the detector does not look; empty: it does.
    const QString& problem() const { return problem_; }
    /// For whoever saves it.
    TrialScene scene() const { return sceneOf(arm_); }

  Q_SIGNALS:
    /// Picture, patch, detector or class is another one.
    void subjectChanged();
    /// What lies where.
    void placesChanged();
    /// There is more to show, or less.
    void looked();
    /// The detector has seen the object under the patch, there or a moment ago, with this score.
    void scored(double score);

  private:
    TrialScene sceneOf(Arm arm) const;
    bool available(Arm arm) const { return arm != Arm::Patch || patch_.has_value(); }
    std::vector<LaidPatch> laidOn(const std::vector<Box>& objects) const;
    LaidPatch inTheMiddle() const;
    void startAnew();
    void findObjects();
    void layAnew();
    void adoptPlaces(std::vector<LaidPatch> places, int current);
    void chooseClass();
    void next();
    std::optional<Arm> wanted() const;
    void startLook(Arm arm);
    void take(Arm arm, int subject, int version, TrialSeen seen);
    TrialReading read(const TrialSeen& seen) const;

    TrialLooker looker_;
    QTimer resting_; ///< until the controls are looked at
    metrics::NoticeRule rule_;
    TrialPicture picture_;
    std::optional<TrialPatch> patch_;
    std::optional<workspace::DetectorRecord> detector_;
    std::string className_;
    Arm arm_ = Arm::Grey;
    std::vector<LaidPatch> places_;
    int current_ = -1;
    bool touched_ = false; ///< the hand has moved it
    bool toLay_ = true;    ///< as soon as the objects are known
    int subject_ = 0;      ///< counts what makes all looks before it void
    int version_ = 0;      ///< counts what lies where
    TrialObjects objects_;
    std::optional<Looked> clean_;
    std::map<Arm, Looked> seen_;    ///< of this version
    std::optional<Looked> earlier_; ///< the newest of a version before
    QString problem_;
};

} // namespace blindspot::ui
