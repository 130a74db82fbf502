#include "ui/live/live_choices.h"

#include "core/common/class_names.h"
#include "core/common/utf8.h"
#include "core/video/cameras.h"
#include "ui/controls/defence_texts.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/number_box.h"
#include "ui/session/option_words.h"
#include "ui/support/message_text.h"
#include "ui/support/paths.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr const char* kDetectorSetting = "live/detector";
constexpr int kChoiceWidth = 22 * kGrid;
constexpr int kPatchWidth = 34 * kGrid; ///< names of runs say the recipe, the images and the size

/// What an entry of the sources is about; the text of a source, or one of these.
constexpr const char *kVideoFile = "?file", *kFolder = "?folder", *kStream = "?stream";

ChoiceBox* choiceBox(const QString& name, const QString& tip)
{
    auto* box = new ChoiceBox;
    box->setObjectName(name);
    box->setToolTip(tip);
    box->setFixedWidth(kChoiceWidth);
    return box;
}

} // namespace

LiveChoices::LiveChoices(Session& session, QWidget* parent) : QWidget(parent), session_(session), flow_(new FlowLayout(this))
{
    sources_ = choiceBox("liveSource", tr("Where the pictures come from: the drawn street, a camera, a video file, a folder of "
                                          "pictures, or a camera of the network"));
    detectors_ = choiceBox("liveDetector", tr("The detector that looks"));
    classes_ = choiceBox("liveClass", tr("The class whose objects are counted, and on which the patch is laid"));
    patches_ = choiceBox("livePatch", tr("A run's patch, newest first, or a file's"));
    arms_ = choiceBox("liveArm", tr("What lies on the objects: the patch, or a control of its size"));
    defences_ = choiceBox("liveDefence", tr("A filter before the detector that shall bring the objects back"));
    patches_->setFixedWidth(kPatchWidth);
    detectors_->setPlaceholderText(tr("no detector yet"));
    patches_->setPlaceholderText(tr("no patch yet"));
    auto* file = iconButton("file", tr("The patch of a file: a square picture, or a patch.safetensors"), "livePatchFile");
    connect(file, &QToolButton::clicked, this, &LiveChoices::choosePatchFile);
    flow_->setContentsMargins(0, 0, 0, 0);
    flow_->setSpacing(kGrid);
    add(tr("So&urce"), sources_);
    add(tr("&Detector"), detectors_);
    add(tr("O&bjects"), classes_);
    add(tr("&Patch"), patches_, file);
    add(tr("&On them"), arms_);
    add(tr("Defe&nce"), defences_);
    const auto offer = [this](const QString& text, Arm arm) { arms_->addItem(text, static_cast<int>(arm)); };
    offer(tr("the patch"), Arm::Patch);
    offer(tr("a grey square"), Arm::Grey);
    offer(tr("a square of noise"), Arm::Random);
    offer(tr("nothing"), Arm::Clean);
    arms_->setCurrentIndex(1);
    buildDefences();
    connect(sources_, &QComboBox::activated, this, &LiveChoices::chooseSource);
    connect(detectors_, &QComboBox::currentIndexChanged, this, &LiveChoices::chooseDetector);
    connect(classes_, &QComboBox::currentIndexChanged, this, [this] {
        className_ = classes_->currentData().toString().toStdString();
        Q_EMIT changed();
    });
    connect(patches_, &QComboBox::currentIndexChanged, this, [this](int row) {
        const QString run = patches_->itemData(row).toString();
        if (!run.isEmpty()) readPatch(run.toStdString(), {});
    });
    connect(arms_, &QComboBox::currentIndexChanged, this, &LiveChoices::changed);
}

LiveChoices::~LiveChoices()
{
    readingLists_.cancel();
    readingPatch_.cancel();
}

void LiveChoices::add(const QString& label, ChoiceBox* box, QWidget* beside)
{
    auto* field = new QWidget;
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, kGrid, 0);
    row->setSpacing(kGrid / 2);
    auto* words = new QLabel(label);
    words->setBuddy(box);
    row->addWidget(words);
    row->addWidget(box);
    if (beside) row->addWidget(beside);
    flow_->addWidget(field);
}

void LiveChoices::buildDefences()
{
    defences_->addItem(tr("none"), QString());
    for (const defences::DefenceKind& kind : defences::defenceKinds()) {
        defences_->addItem(defenceNameText(kind.name), QString::fromStdString(kind.name));
        defences_->setItemData(defences_->count() - 1, defenceText(kind.description), Qt::ToolTipRole);
    }
    connect(defences_, &QComboBox::currentIndexChanged, this, [this] {
        const std::string name = defences_->currentData().toString().toStdString();
        defence_ = name.empty() ? nullptr : std::shared_ptr<const defences::Defence>(defences::makeDefence(defences::parseDefence(name, "")));
        Q_EMIT changed();
    });
}

/// Cameras come and go: the list is made anew each time that the page is shown.
void LiveChoices::showSources()
{
    const QSignalBlocker blocker(sources_);
    sources_->clear();
    const QString current = QString::fromStdString(video::sourceText(source_));
    const auto offer = [this](const QString& text, const std::string& source) { sources_->addItem(text, QString::fromStdString(source)); };
    offer(tr("the drawn street"), "street:1");
    for (const video::Camera& camera : video::listCameras())
        offer(camera.name.empty() ? tr("camera %1").arg(camera.number) : QString::fromStdString(camera.name),
              "camera:" + std::to_string(camera.number));
    if (sources_->findData(current) < 0)
        offer(source_.path.empty() ? current : QString::fromStdString(toUtf8(source_.path.filename())), current.toStdString());
    offer(tr("A video file…"), kVideoFile);
    offer(tr("A folder of pictures…"), kFolder);
    offer(tr("A camera of the network…"), kStream);
    sources_->setCurrentIndex(sources_->findData(current));
}

void LiveChoices::setSource(const video::SourceSpec& source, bool network)
{
    source_ = source;
    network_ = network;
    showSources();
    Q_EMIT sourceChanged();
}

void LiveChoices::chooseSource(int row)
{
    const QString chosen = sources_->itemData(row).toString();
    showSources(); // what is chosen is the one that is open
    if (chosen == QLatin1String(kVideoFile)) return chooseVideoFile();
    if (chosen == QLatin1String(kFolder)) return chooseFolder();
    if (chosen == QLatin1String(kStream)) return chooseStream();
    try {
        setSource(video::parseSource(chosen.toStdString(), ""), network_ && chosen == QString::fromStdString(source_.address));
    } catch (const Error& error) { // a file that is gone
        Q_EMIT problem(errorText(error));
    }
}

void LiveChoices::chooseVideoFile()
{
    const QString file = session_.dialogs().openFile(
        this, tr("Choose a video"), tr("Videos (*.mp4 *.m4v *.mov *.mkv *.webm *.avi *.mpg *.mpeg *.ts *.mts *.wmv *.3gp)"));
    if (!file.isEmpty()) setSource({.kind = video::SourceKind::File, .path = pathOf(file)}, false);
}

void LiveChoices::chooseFolder()
{
    const QString folder = session_.dialogs().openFolder(this, tr("Choose a folder of pictures"));
    if (!folder.isEmpty()) setSource({.kind = video::SourceKind::Pictures, .path = pathOf(folder)}, false);
}

/// The one connection that the window ever opens, and only to the address that is typed here.
void LiveChoices::chooseStream()
{
    const QString address =
        session_.dialogs().askText(this, tr("A camera of the network"),
                                   tr("Blindspot opens a connection to this address, and to no other:"), QStringLiteral("rtsp://"));
    if (address.trimmed().isEmpty()) return;
    try {
        setSource(video::parseSource(address.trimmed().toStdString(), ""), true);
    } catch (const Error& error) {
        Q_EMIT problem(errorText(error));
    }
}

void LiveChoices::readLists()
{
    showSources();
    readingLists_.cancel();
    readingLists_ = session_.queries().run(
        this,
        [workspace = &session_.workspace()](storage::Database& database, StopControl&) { return readTrialLists(*workspace, database); },
        [this](TrialLists lists) { takeLists(std::move(lists)); });
}

void LiveChoices::takeLists(TrialLists lists)
{
    lists_ = std::move(lists);
    {
        const QSignalBlocker blocker(detectors_);
        const QString before = detectors_->count() > 0 ? detectors_->currentData().toString() : QSettings().value(kDetectorSetting).toString();
        detectors_->clear();
        for (const workspace::DetectorRecord& one : lists_.detectors)
            detectors_->addItem(QString::fromStdString(one.name), QString::fromStdString(one.name));
        detectors_->setEnabled(detectors_->count() > 0);
        detectors_->setCurrentIndex(std::max(detectors_->findData(before), detectors_->count() > 0 ? 0 : -1));
    }
    {
        const QSignalBlocker blocker(patches_);
        patches_->clear();
        for (const TrialLists::Run& run : lists_.runs)
            patches_->addItem(run.name, QString::fromStdString(run.id));
        if (patch_ && patch_->run.empty()) patches_->insertItem(0, patch_->name, QString());
        patches_->setEnabled(patches_->count() > 0);
        patches_->setCurrentIndex(patch_ ? patches_->findData(QString::fromStdString(patch_->run)) : -1);
    }
    fillClasses();
    if (!std::exchange(listed_, true) && !lists_.runs.empty() && !patch_) patches_->setCurrentIndex(0);
    Q_EMIT changed();
}

void LiveChoices::fillClasses()
{
    const QSignalBlocker blocker(classes_);
    classes_->clear();
    classes_->addItem(tr("of every class"), QString());
    const int row = detectors_->currentIndex();
    int chosen = 0;
    if (row >= 0 && static_cast<std::size_t>(row) < lists_.detectors.size())
        for (const std::string& name : lists_.detectors[static_cast<std::size_t>(row)].classNames) {
            classes_->addItem(QString::fromStdString(name), QString::fromStdString(name));
            if (chosen == 0 && sameClass(name, className_)) chosen = classes_->count() - 1;
        }
    classes_->setCurrentIndex(chosen);
}

void LiveChoices::chooseDetector(int)
{
    QSettings().setValue(kDetectorSetting, detectors_->currentText());
    fillClasses();
    Q_EMIT changed();
}

void LiveChoices::readPatch(const std::string& run, const QString& file)
{
    readingPatch_.cancel();
    readingPatch_ = session_.queries().run(
        this,
        [workspace = &session_.workspace(), run, file](storage::Database& database, StopControl&) {
            return run.empty() ? readFilePatch(pathOf(file)) : readRunPatch(*workspace, database, run);
        },
        [this](TrialPatch patch) {
            const bool first = !patch_;
            patch_ = std::move(patch);
            if (patch_->run.empty()) {
                const QSignalBlocker blocker(patches_);
                for (int row = patches_->count() - 1; row >= 0; --row)
                    if (patches_->itemData(row).toString().isEmpty()) patches_->removeItem(row);
                patches_->insertItem(0, patch_->name, QString());
                patches_->setEnabled(true);
                patches_->setCurrentIndex(0);
            }
            if (!patch_->className.empty()) className_ = patch_->className;
            fillClasses();
            if (first) setArm(Arm::Patch);
            Q_EMIT changed();
        },
        [this](const QString& text) { Q_EMIT problem(text); });
}

void LiveChoices::choosePatchFile()
{
    const QString file = session_.dialogs().openFile(this, tr("Choose a patch"),
                                                     tr("Patches (*.png *.safetensors *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)"));
    if (!file.isEmpty()) readPatch({}, file);
}

LiveRequest LiveChoices::request() const
{
    LiveRequest request;
    request.detector = detectors_->currentData().toString().toStdString();
    request.className = classes_->currentData().toString().toStdString();
    if (patch_) request.patch = patch_->patch;
    const Arm arm = static_cast<Arm>(arms_->currentData().toInt());
    request.arm = arm == Arm::Patch && !patch_ ? Arm::Grey : arm;
    request.patched = request.arm != Arm::Clean;
    request.defence = defence_;
    return request;
}

QString LiveChoices::armTitle() const
{
    switch (request().arm) {
    case Arm::Patch:
        return tr("with the patch");
    case Arm::Random:
        return tr("with noise");
    case Arm::Clean:
        return tr("as it is");
    default:
        return tr("with grey");
    }
}

QString LiveChoices::defenceTitle() const
{
    return defence_ ? defences_->currentText() : QString();
}

void LiveChoices::next(ChoiceBox& box)
{
    if (box.count() > 1) box.setCurrentIndex((box.currentIndex() + 1) % box.count());
}

void LiveChoices::nextPatch()
{
    next(*patches_);
}

void LiveChoices::nextArm()
{
    next(*arms_);
}

void LiveChoices::nextDetector()
{
    next(*detectors_);
}

void LiveChoices::nextDefence()
{
    next(*defences_);
}

void LiveChoices::setArm(Arm arm)
{
    arms_->setCurrentIndex(arms_->findData(static_cast<int>(arm)));
}

} // namespace blindspot::ui
