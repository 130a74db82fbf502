#include "ui/outdoor/outdoor_form.h"

#include "ui/session/automatic.h"
#include "ui/support/paths.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr char kViewKey[] = "outdoor/fieldOfView", kDetectorKey[] = "outdoor/detector", kClassKey[] = "outdoor/class";
constexpr double kLeastView = 5, kMostView = 170; ///< degrees
constexpr int kMostEvery = 1'000'000, kMostScenes = 200, kMostFrames = 10'000, kLeastFrames = 2;
constexpr int kUsualFrames = 15; ///< of a first try: a minute or two
constexpr int kFilmRows = 4;

QPushButton* buttonOf(const QString& text)
{
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    return button;
}

/// Of a row with several controls, which knows by itself none that the label's letter leads to.
QLabel* labelFor(QWidget& control, const QString& text)
{
    auto* label = new QLabel(text);
    label->setBuddy(&control);
    return label;
}

} // namespace

OutdoorForm::OutdoorForm(Session& session, bool drawn, QWidget* parent) : QWidget(parent), session_(session), drawn_(drawn)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (drawn_)
        buildDrawing(*form);
    else
        buildFilms(*form);
    buildDetector(*form);
    session_.queries().run(
        this, [](storage::Database& database, StopControl&) { return workspace::DetectorStore(database).list(); },
        [this](const std::vector<workspace::DetectorRecord>& detectors) { takeDetectors(detectors); });
}

void OutdoorForm::buildFilms(QFormLayout& form)
{
    trial_ = new QLineEdit;
    trial_->setObjectName("trialFile");
    trial_->setPlaceholderText(tr("the .json that was saved with the sheets"));
    trial_->setToolTip(tr("It says which markers stand on which sheet, and how large they are"));
    auto* choose = buttonOf(tr("Choose…"));
    auto* row = new QHBoxLayout;
    row->addWidget(trial_, 1);
    row->addWidget(choose);
    form.addRow(labelFor(*trial_, tr("&Trial")), row);
    connect(trial_, &QLineEdit::textChanged, this, &OutdoorForm::changed);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString file = session_.dialogs().openFile(this, tr("The trial's file"), tr("Trial (*.json)"));
        if (!file.isEmpty()) trial_->setText(QDir::toNativeSeparators(file));
    });

    films_ = new QListWidget;
    films_->setObjectName("films");
    films_->setAccessibleName(tr("Films"));
    films_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    films_->setFixedHeight(kFilmRows * fontMetrics().height() + 2 * kGrid);
    films_->setToolTip(tr("A folder with a folder for each scene, or with a video for each scene; or the videos themselves. A scene is one "
                          "place, one person, one camera."));
    auto* folder = buttonOf(tr("Add a &folder…"));
    auto* film = buttonOf(tr("Add a &video…"));
    auto* leaveOut = buttonOf(tr("&Leave out"));
    leaveOut->setToolTip(tr("Takes the marked ones out of the list; the files stay"));
    auto* buttons = new QVBoxLayout;
    for (QPushButton* button : {folder, film, leaveOut})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* filmRow = new QHBoxLayout;
    filmRow->addWidget(films_, 1);
    filmRow->addLayout(buttons);
    form.addRow(labelFor(*films_, tr("F&ilms")), filmRow);
    connect(folder, &QPushButton::clicked, this, [this] { addFilm(session_.dialogs().openFolder(this, tr("A folder with the films"))); });
    connect(film, &QPushButton::clicked, this, [this] {
        addFilm(session_.dialogs().openFile(this, tr("A film of a scene"), tr("Videos (*.mp4 *.mov *.mkv *.avi *.webm *.m4v)")));
    });
    connect(leaveOut, &QPushButton::clicked, this, [this] {
        qDeleteAll(films_->selectedItems());
        Q_EMIT changed();
    });

    view_ = new QDoubleSpinBox;
    view_->setObjectName("fieldOfView");
    view_->setRange(kLeastView, kMostView);
    view_->setDecimals(1);
    view_->setSuffix(tr(" degrees"));
    view_->setValue(QSettings().value(kViewKey, outdoor::FilmOptions().fieldOfView).toDouble());
    view_->setToolTip(tr("Of the camera, along the longer side of the picture; a phone's main camera has about 65 while it films. All "
                         "distances scale with it; the comparison of the sheets hardly depends on it."));
    form.addRow(tr("Field of vie&w"), view_);
    every_ = new QSpinBox;
    every_->setObjectName("every");
    every_->setRange(1, kMostEvery);
    every_->setValue(static_cast<int>(outdoor::FilmOptions().every));
    every_->setToolTip(tr("Of a film one frame in so many is looked at; photographs are all looked at. Neighbouring frames tell little new."));
    form.addRow(tr("One frame i&n"), every_);
}

void OutdoorForm::buildDrawing(QFormLayout& form)
{
    const outdoor::RehearsalOptions usual;
    scenes_ = new QSpinBox;
    scenes_->setObjectName("scenes");
    scenes_->setRange(1, kMostScenes);
    scenes_->setValue(static_cast<int>(usual.scenes));
    scenes_->setToolTip(tr("Places, each with another person; %1 or more for an interval that can be believed").arg(outdoor::kEnoughScenes));
    form.addRow(tr("&Scenes"), scenes_);
    frames_ = new QSpinBox;
    frames_->setObjectName("frames");
    frames_->setRange(kLeastFrames, kMostFrames);
    frames_->setValue(kUsualFrames);
    frames_->setToolTip(tr("Pictures of each of the three sheets in each scene, from 10 m to 4 m"));
    form.addRow(tr("&Frames of a sheet"), frames_);
}

void OutdoorForm::buildDetector(QFormLayout& form)
{
    detector_ = new QComboBox;
    detector_->setObjectName("detector");
    detector_->setToolTip(tr("What the trial is about; it need not be the one that the patch was trained against"));
    form.addRow(tr("&Detector"), detector_);
    class_ = new QComboBox;
    class_->setObjectName("class");
    class_->setToolTip(tr("Of who carries the sheets"));
    form.addRow(tr("&Class"), class_);
    confidence_ = new QDoubleSpinBox;
    confidence_->setObjectName("confidence");
    confidence_->setRange(0, 1);
    confidence_->setSingleStep(0.05);
    confidence_->setValue(detector::NmsOptions().confidence);
    confidence_->setToolTip(tr("Boxes with lower scores do not count, from 0 to 1; usually %1").arg(detector::NmsOptions().confidence));
    form.addRow(tr("C&onfidence above"), confidence_);
    connect(detector_, &QComboBox::currentIndexChanged, this, [this] {
        showClasses();
        Q_EMIT changed();
    });
    connect(class_, &QComboBox::currentIndexChanged, this, &OutdoorForm::changed);
}

void OutdoorForm::addFilm(const QString& path)
{
    if (path.isEmpty()) return;
    const QString shown = QDir::toNativeSeparators(path);
    if (films_->findItems(shown, Qt::MatchExactly).isEmpty()) films_->addItem(shown);
    Q_EMIT changed();
}

void OutdoorForm::takeDetectors(const std::vector<workspace::DetectorRecord>& detectors)
{
    known_ = detectors;
    detector_->clear();
    for (const workspace::DetectorRecord& one : known_)
        detector_->addItem(QString::fromStdString(one.name));
    const int before = detector_->findText(QSettings().value(kDetectorKey).toString());
    if (before >= 0) detector_->setCurrentIndex(before);
    showClasses();
    Q_EMIT changed();
}

void OutdoorForm::showClasses()
{
    const QString before = class_->count() > 0 ? class_->currentText() : QSettings().value(kClassKey, QStringLiteral("person")).toString();
    class_->clear();
    const auto chosen = std::find_if(known_.begin(), known_.end(), [this](const workspace::DetectorRecord& one) {
        return QString::fromStdString(one.name) == detector_->currentText();
    });
    if (chosen == known_.end()) return;
    for (const std::string& name : chosen->classNames)
        class_->addItem(QString::fromStdString(name));
    class_->setCurrentIndex(std::max(0, class_->findText(before)));
}

std::filesystem::path OutdoorForm::trial() const
{
    return trial_ == nullptr ? std::filesystem::path() : pathOf(trial_->text());
}

std::vector<std::filesystem::path> OutdoorForm::films() const
{
    std::vector<std::filesystem::path> paths;
    for (int i = 0; films_ != nullptr && i < films_->count(); ++i)
        paths.push_back(pathOf(films_->item(i)->text()));
    return paths;
}

outdoor::RehearsalOptions OutdoorForm::rehearsal() const
{
    outdoor::RehearsalOptions options;
    if (scenes_ == nullptr) return options;
    options.scenes = scenes_->value();
    options.frames = frames_->value();
    return options;
}

workspace::TrialMeasuring OutdoorForm::measuring() const
{
    workspace::TrialMeasuring measuring;
    measuring.detector = detector_->currentText().toStdString();
    measuring.device = deviceToUse(measuring.device);
    measuring.nms.confidence = confidence_->value();
    measuring.filming.className = class_->currentText().toStdString();
    measuring.filming.every = drawn_ ? 1 : every_->value();
    if (view_ != nullptr) {
        measuring.filming.fieldOfView = view_->value();
        QSettings().setValue(kViewKey, view_->value());
    }
    measuring.version = QCoreApplication::applicationVersion().toStdString();
    QSettings().setValue(kDetectorKey, detector_->currentText());
    QSettings().setValue(kClassKey, class_->currentText());
    return measuring;
}

QString OutdoorForm::missing() const
{
    if (trial_ != nullptr && trial_->text().isEmpty()) return tr("Choose the trial's file, which was saved with the sheets.");
    if (films_ != nullptr && films_->count() == 0) return tr("Add the films: a folder, or a video for each scene.");
    if (detector_->currentIndex() < 0) return tr("There is no detector yet: add one on the page Detectors.");
    return {};
}

} // namespace blindspot::ui
