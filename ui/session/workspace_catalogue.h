// The WorkspaceCatalogue lists the detectors, selections and datasets of the workspace that forms offer, and
// the classes of the chosen one.
#pragma once

#include "core/workspace/detectors/detector_store.h"
#include "ui/session/session.h"

#include <QImage>
#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace blindspot::ui {

/// A source of images: a selection or a dataset.
struct ImageSource {
    std::string name;
    bool isSelection = true; ///< else a dataset
    std::string dataset;
    std::int64_t images = 0;
    std::optional<std::string> className; ///< that a selection was made for

    bool operator==(const ImageSource&) const = default;
};

struct ClassCount {
    std::string name;
    std::int64_t images = 0, objects = 0;

    bool operator==(const ClassCount&) const = default;
};

/// What stands for it in a choice: a selection and a dataset may have one name.
QString sourceKey(const std::string& name, bool isSelection);
/// What such a key stands for, into the one of the two that it is; both are empty where it stands for nothing.
struct SourceName {
    std::optional<std::string> selection, dataset;
};
SourceName sourceOfKey(const QString& key);
/// "people (61 images)", "Dataset coco128 (128 images)".
QString sourceText(const ImageSource& source);
/// "person (61 images, 259 objects)".
QString classText(const ClassCount& counted);
/// "yolov8 n, input of 640 px, 80 classes".
QString detectorText(const workspace::DetectorRecord& record);

/// It lives on the window's thread, reads in the background, and signals changes.
class WorkspaceCatalogue : public QObject {
    Q_OBJECT

  public:
    explicit WorkspaceCatalogue(Session& session, QObject* parent = nullptr);

    /// False until the first answer has come.
    bool loaded() const { return loaded_; }
    /// Loaded, and nothing is being read anew.
    bool listsLoaded() const { return loaded_ && !reading_; }
    const std::vector<workspace::DetectorRecord>& detectors() const { return detectors_; }
    const std::vector<ImageSource>& sources() const { return sources_; }
    /// Of the source asked for last, as the dataset calls them; empty while they are being read.
    const std::vector<ClassCount>& classes() const { return classes_; }
    bool classesLoaded() const { return classesLoaded_; }

    const workspace::DetectorRecord* detector(const std::string& name) const;
    const ImageSource* source(const std::string& name, bool isSelection) const;
    /// By its key; null where there is none.
    const ImageSource* source(const QString& key) const;
    /// The classes that both know, by the detector's names.
    std::vector<ClassCount> commonClasses(const workspace::DetectorRecord& detector) const;

    /// What the dataset calls a class of the detector's; the same where it has no such class.
    std::string datasetClass(const std::string& className) const;

    void refresh();
    /// Reads the classes of this source, unless they are there.
    void lookInto(const ImageSource& source);

  Q_SIGNALS:
    void listsChanged();
    void classesChanged();

  private:
    Session& session_;
    Ticket lists_, counts_;
    bool loaded_ = false, reading_ = false, classesLoaded_ = false;
    std::vector<workspace::DetectorRecord> detectors_;
    std::vector<ImageSource> sources_;
    std::vector<ClassCount> classes_;
    std::optional<ImageSource> lookedInto_;
};

} // namespace blindspot::ui
