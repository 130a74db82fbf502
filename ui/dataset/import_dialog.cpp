#include "ui/dataset/import_dialog.h"

#include "core/common/utf8.h"
#include "core/dataset/import/import_guess.h"
#include "core/video/source_spec.h"
#include "ui/dataset/video_fields.h"
#include "ui/support/format.h"
#include "ui/support/manual_topic.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <optional>
#include <system_error>

namespace blindspot::ui {

namespace {

std::filesystem::path pathOf(const QString& text)
{
    return std::filesystem::path(QDir::cleanPath(text.trimmed()).toStdU16String());
}

QString textOf(const std::filesystem::path& path)
{
    return QString::fromStdString(toUtf8(path));
}

constexpr const char* kVideoFormat = "video";

struct Look {
    bool exists = false;
    std::optional<dataset::ImportRequest> guess;
};

/// A video is no format of a dataset, and known by its name.
std::optional<dataset::ImportRequest> guess(const std::filesystem::path& path)
{
    if (!video::hasVideoExtension(path)) return dataset::guessImport(path);
    dataset::ImportRequest request;
    request.format = kVideoFormat;
    request.source = path;
    return request;
}

} // namespace

ImportDialog::ImportDialog(Session& session, Worker<storage::Database>& reader, QWidget* parent)
    : QDialog(parent), session_(session), reader_(reader), about_(new QLabel), sourceLabel_(new QLabel), source_(new QLineEdit), format_(new QComboBox),
      images_(new QLineEdit), name_(new QLineEdit), note_(new QLabel), problem_(new QLabel),
      imagesLabel_(new QLabel(tr("&Pictures"))), boxes_(new QComboBox), boxesLabel_(new QLabel(tr("&Boxes")))
{
    setObjectName("importDialog");
    setWindowTitle(tr("Import a dataset"));
    setManualTopic(*this, QStringLiteral("own-data#import"));
    buildForm();
    connect(source_, &QLineEdit::textChanged, this, &ImportDialog::look);
    connect(format_, &QComboBox::activated, this, [this] {
        formatChosen_ = true;
        showState();
    });
    connect(images_, &QLineEdit::textEdited, this, [this] { imagesChosen_ = true; });
    showState();
    resize(640, sizeHint().height());
}

QWidget* ImportDialog::pathRow(QLineEdit* edit, const QList<QPushButton*>& buttons)
{
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    row->addWidget(edit, 1);
    for (QPushButton* button : buttons)
        row->addWidget(button);
    return widget;
}

QLayout* ImportDialog::buildFields()
{
    source_->setObjectName("source");
    source_->setPlaceholderText(tr("a JSON file, a data.yaml, a folder or a video"));
    auto* file = new QPushButton(tr("&File…"));
    connect(file, &QPushButton::clicked, this, [this] {
        const QString path = session_.dialogs().openFile(
            this, tr("Choose the annotations or a video"),
            tr("Annotations (*.json *.yaml *.yml *.xml);;Videos (*.mp4 *.mov *.mkv *.avi *.webm *.m4v *.mpg *.wmv);;All files (*)"));
        if (!path.isEmpty()) source_->setText(path);
    });
    auto* folder = new QPushButton(tr("F&older…"));
    connect(folder, &QPushButton::clicked, this, [this] {
        const QString path = session_.dialogs().openFolder(this, tr("Choose the dataset's folder"));
        if (!path.isEmpty()) source_->setText(path);
    });
    format_->setObjectName("format");
    for (const auto& [text, format] :
         {std::pair{tr("COCO (one JSON file)"), "coco"}, std::pair{tr("YOLO (a text file an image)"), "yolo"},
          std::pair{tr("Pascal VOC (an XML file an image)"), "voc"},
          std::pair{tr("Pictures alone (no annotations)"), dataset::kFolderFormat},
          std::pair{tr("Video (frames become pictures)"), kVideoFormat}})
        format_->addItem(text, QString::fromLatin1(format));
    format_->setCurrentIndex(-1);
    format_->setPlaceholderText(tr("found out from the files"));
    images_->setObjectName("images");
    images_->setPlaceholderText(tr("the folder of the JSON file"));
    auto* place = new QPushButton(tr("Fo&lder…"));
    connect(place, &QPushButton::clicked, this, [this] {
        const QString path = session_.dialogs().openFolder(this, tr("Choose the folder of the pictures"));
        if (path.isEmpty()) return;
        images_->setText(path);
        imagesChosen_ = true;
    });
    boxes_->setObjectName("boxes");
    for (const auto& [text, form] :
         {std::pair{tr("left, top, width, height in pixels, unless all contradict it"), dataset::BoxForm::Unstated},
          std::pair{tr("left, top, width, height in pixels, whatever they look like"), dataset::BoxForm::Size},
          std::pair{tr("left, top, right, bottom in pixels"), dataset::BoxForm::Corners},
          std::pair{tr("left, top, width, height as fractions of the picture"), dataset::BoxForm::Fractions}})
        boxes_->addItem(text, static_cast<int>(form));
    boxesLabel_->setBuddy(boxes_);
    name_->setObjectName("name");
    name_->setPlaceholderText(tr("after the file or folder"));
    note_->setWordWrap(true);
    note_->hide();
    imagesRow_ = pathRow(images_, {place});
    imagesLabel_->setBuddy(images_);

    auto* form = new QFormLayout;
    form->setSpacing(kGrid);
    sourceLabel_->setBuddy(source_);
    form->addRow(sourceLabel_, pathRow(source_, {file, folder}));
    form->addRow(QString(), note_);
    form->addRow(tr("Fo&rmat"), format_);
    form->addRow(imagesLabel_, imagesRow_);
    form->addRow(boxesLabel_, boxes_);
    video_ = new VideoFields(session_, *form, this);
    form->addRow(tr("&Name"), name_);
    return form;
}

void ImportDialog::buildForm()
{
    about_->setObjectName("note");
    about_->setWordWrap(true);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    import_ = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    import_->setObjectName("primary");
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(about_);
    column->addLayout(buildFields());
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem_->setAccessibleName(tr("Why the import failed"));
    problem_->hide();
    column->addWidget(problem_);
    column->addStretch();
    column->addWidget(buttons);
}

void ImportDialog::showProblem(const QString& text)
{
    problem_->setText(text);
    problem_->setVisible(!text.isEmpty());
}

void ImportDialog::setSource(const QString& path)
{
    source_->setText(path);
}

void ImportDialog::look()
{
    looking_.cancel();
    found_.reset();
    note_->hide();
    if (source_->text().trimmed().isEmpty()) return showState();
    looking_ = reader_.run(
        this,
        [path = pathOf(source_->text())](storage::Database&, StopControl&) {
            std::error_code code;
            return Look{std::filesystem::exists(path, code), guess(path)};
        },
        [this](const Look& look) {
            found_ = look.guess;
            if (look.guess && !formatChosen_)
                format_->setCurrentIndex(format_->findData(QString::fromStdString(look.guess->format)));
            if (look.guess && !imagesChosen_) images_->setText(textOf(look.guess->images));
            const bool known = look.guess.has_value();
            note_->setObjectName(known ? "note" : "fieldError");
            note_->setText(!look.exists ? tr("There is no such file or folder.")
                           : !known ? tr("This looks like none of the formats; choose one below to try it.")
                           : look.guess->format == dataset::kFolderFormat
                               ? tr("Pictures without annotations: a detector can look at them, but nothing can be trained or measured on them.")
                           : look.guess->source == pathOf(source_->text())
                               ? QString()
                               : tr("Found: %1").arg(textOf(look.guess->source)));
            note_->style()->polish(note_);
            note_->setVisible(!note_->text().isEmpty());
            showState();
        });
}

/// A video has no annotations, and its pictures do not stay where they are.
void ImportDialog::sayWhatComes(const QString& format)
{
    const bool video = format == QLatin1String(kVideoFormat);
    const bool alone = format == QLatin1String(dataset::kFolderFormat);
    about_->setText(video ? tr("The video stays where it is; its frames are copied into the workspace as pictures. Where the name is "
                               "taken, you are asked whether the dataset is to be replaced.")
                          : tr("The pictures stay where they are; the workspace keeps an index of them. Where the name is "
                               "taken, you are asked whether the dataset is to be replaced."));
    sourceLabel_->setText(video ? tr("&Video") : alone ? tr("Fol&der") : tr("&Annotations"));
    source_->setAccessibleName(plainText(sourceLabel_->text()));
}

void ImportDialog::showState()
{
    sayWhatComes(format_->currentData().toString());
    const bool coco = format_->currentData().toString() == QLatin1String("coco");
    imagesLabel_->setVisible(coco);
    imagesRow_->setVisible(coco);
    boxesLabel_->setVisible(coco);
    boxes_->setVisible(coco);
    video_->setShown(format_->currentData().toString() == QLatin1String(kVideoFormat));
    import_->setEnabled(!source_->text().trimmed().isEmpty() && format_->currentIndex() >= 0);
}

dataset::ImportRequest ImportDialog::request() const
{
    dataset::ImportRequest request;
    request.format = format_->currentData().toString().toStdString();
    // A folder may stand for the file that was found in it: the note says which.
    const bool found = found_ && found_->format == request.format;
    request.source = found ? found_->source : pathOf(source_->text());
    // What was guessed from names is left to the import, which knows the pictures' own.
    const bool guessed = found && images_->text() == textOf(found_->images);
    if (request.format == "coco" && !guessed && !images_->text().trimmed().isEmpty())
        request.images = pathOf(images_->text());
    if (request.format == "coco") request.boxes = static_cast<dataset::BoxForm>(boxes_->currentData().toInt());
    request.name = name_->text().trimmed().toStdString();
    return request;
}

std::optional<workspace::VideoImportRequest> ImportDialog::videoRequest() const
{
    if (format_->currentData().toString() != QLatin1String(kVideoFormat)) return std::nullopt;
    workspace::VideoImportRequest request = video_->request();
    request.source = toUtf8(pathOf(source_->text()));
    request.name = name_->text().trimmed().toStdString();
    return request;
}

} // namespace blindspot::ui
