// A WindowDriver drives the real main window with clicks and keys, without a user.
#pragma once

#include "core/workspace/runs/run_record.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/image_grid_model.h"
#include "ui/dataset/import_dialog.h"
#include "ui/dataset/selection_dialog.h"
#include "ui/runs/runs_page.h"
#include "ui/session/training_controller.h"
#include "ui/train/train_controls.h"
#include "ui/train/train_form.h"
#include "ui/train/train_page.h"
#include "ui/window/main_window.h"
#include "ui/window/side_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>

namespace blindspot::testing {

/// Thrown when the window does not do what was waited for.
class NotReached : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class WindowDriver {
  public:
    /// What the dialogs answer; set before what opens them is clicked.
    struct Answers {
        std::filesystem::path file, folder;
        bool confirmed = true;
        QString text;
    };

    explicit WindowDriver(int patience = 60'000) : patience_(patience), window_(std::make_unique<ui::MainWindow>(dialogs())) {}

    ui::MainWindow& window() { return *window_; }
    Answers& answers() { return answers_; }
    ui::Session& session() { return *window_->session(); }
    void close() { window_.reset(); }

    /// Lets the window work until `reached`. Errors: NotReached.
    void wait(const char* what, const std::function<bool()>& reached)
    {
        QElapsedTimer clock;
        clock.start();
        while (!reached()) {
            if (clock.elapsed() > patience_) throw NotReached(what);
            QTest::qWait(10);
        }
    }

    void open(const std::filesystem::path& workspace)
    {
        QSignalSpy opened(window_.get(), &ui::MainWindow::workspaceOpened);
        window_->openWorkspace(text(workspace));
        wait("the workspace is open", [&] { return !opened.isEmpty(); });
        wait("the device is known", [&] { return session().device().has_value(); });
    }

    template <typename PageType>
    PageType& page()
    {
        auto* found = window_->findChild<PageType*>();
        if (found == nullptr) throw NotReached("there is no such page");
        return *found;
    }

    /// Ctrl+1 and so on, as a user does. Errors: NotReached.
    void goTo(ui::PageId page)
    {
        press(static_cast<Qt::Key>(Qt::Key_1 + ui::numberOf(page)), Qt::ControlModifier);
        wait("the page is open", [&] { return window_->findChild<ui::SideBar*>()->current() == page; });
    }

    /// A key for the window. Without a window manager nobody makes it the active one, and shortcuts work in that alone.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QApplication::setActiveWindow(window_.get());
        QTest::keyClick(window_.get(), key, modifiers);
    }

    void importDataset(const std::filesystem::path& annotations, const std::filesystem::path& images, const QString& name)
    {
        auto& datasets = page<ui::DatasetPage>();
        datasets.showImport(text(annotations));
        auto* dialog = visible<ui::ImportDialog>(datasets);
        // The pictures' folder before the name: whatever the format was taken for, both are as they were typed.
        fill(*dialog, "name", name);
        fill(*dialog, "images", text(images));
        click(*dialog, "primary");
        wait("the dataset's images are shown", [&] { return datasets.images().rowCount() > 0; });
    }

    void makeSelection(const QString& className, const QString& name)
    {
        auto& datasets = page<ui::DatasetPage>();
        // "All classes" and those of the dataset: the dialog offers what the page knows.
        wait("the classes are listed", [&] { return datasets.findChild<QTreeWidget*>("classes")->topLevelItemCount() > 1; });
        click(datasets, "makeSelection");
        const QPointer<ui::SelectionDialog> dialog = visible<ui::SelectionDialog>(datasets);
        auto* classes = dialog->findChild<QComboBox*>("class");
        wait("the class can be chosen", [&] { return classes->findData(className) >= 0; });
        classes->setCurrentIndex(classes->findData(className));
        fill(*dialog, "name", name);
        click(*dialog, "primary");
        wait("the selection is made", [&] { return !dialog || !dialog->isVisible(); });
    }

    /// Fills the form and presses Start; returns when the first iteration is done.
    void startTraining(const workspace::TrainRequest& request)
    {
        auto& train = page<ui::TrainPage>();
        train.setRequest(request);
        wait("the form is settled", [&] { return train.form()->listsLoaded() && !train.form()->hasMistakes(); });
        QTest::mouseClick(train.form()->controls()->startButton(), Qt::LeftButton);
        wait("the first iteration is done", [&] { return !session().training().points().empty(); });
    }

    void awaitIdle()
    {
        wait("the training has ended", [&] { return !session().training().busy(); });
    }

    template <typename Widget>
    Widget* visible(QWidget& parent)
    {
        Widget* found = nullptr;
        wait("a dialog is open", [&] {
            for (Widget* widget : parent.findChildren<Widget*>())
                if (widget->isVisible()) found = widget;
            return found != nullptr;
        });
        return found;
    }

    void click(QWidget& parent, const char* name)
    {
        QAbstractButton* button = nullptr;
        wait(name, [&] {
            for (auto* candidate : parent.findChildren<QAbstractButton*>(name))
                if (candidate->isVisible() && candidate->isEnabled()) button = candidate;
            return button != nullptr;
        });
        QTest::mouseClick(button, Qt::LeftButton);
    }

    static QString text(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

  private:
    static void fill(QWidget& parent, const char* name, const QString& value)
    {
        auto* edit = parent.findChild<QLineEdit*>(name);
        if (edit == nullptr) throw NotReached(name);
        edit->selectAll();
        QTest::keyClicks(edit, value);
    }

    ui::Dialogs dialogs()
    {
        ui::Dialogs seam;
        seam.openFile = [this](QWidget*, const QString&, const QString&) { return text(answers_.file); };
        seam.saveFile = [this](QWidget*, const QString&, const QString&, const QString&) { return text(answers_.file); };
        seam.openFolder = [this](QWidget*, const QString&) { return text(answers_.folder); };
        seam.confirm = [this](QWidget*, const QString&, const QString&, const QString&, const QString&) {
            return answers_.confirmed;
        };
        seam.askText = [this](QWidget*, const QString&, const QString&, const QString&) { return answers_.text; };
        return seam;
    }

    int patience_;
    Answers answers_;
    std::unique_ptr<ui::MainWindow> window_;
};

} // namespace blindspot::testing
