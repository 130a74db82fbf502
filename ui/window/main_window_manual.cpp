// The main window and the manual: which chapter F1 leads to.
#include "ui/controls/message_bar.h"
#include "ui/manual/manual_key.h"
#include "ui/manual/manual_window.h"
#include "ui/support/icons.h"
#include "ui/support/manual_topic.h"
#include "ui/support/shortcuts.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QMenu>

namespace blindspot::ui {

QString manualChapterOf(PageId page)
{
    switch (page) {
    case PageId::Dataset:
        return QStringLiteral("own-data");
    case PageId::Detectors:
        return QStringLiteral("own-detector");
    case PageId::Train:
        return QStringLiteral("training");
    case PageId::Runs:
        return QStringLiteral("runs");
    case PageId::Evaluate:
        return QStringLiteral("evaluation");
    case PageId::Live:
        return QStringLiteral("live");
    case PageId::Studies:
        return QStringLiteral("studies");
    }
    return QStringLiteral("first-steps");
}

void MainWindow::buildManual(QMenu* help)
{
    QAction* manual = help->addAction(icon("question"), tr("&Manual"), this, &MainWindow::showManual);
    manual->setObjectName("manualAction");
    manual->setShortcutContext(Qt::ApplicationShortcut); // in windows beside this one, too
    Shortcuts::instance().bind(*manual, "help.manual");
    addAction(manual); // the menu bar is hidden while presenting, and its shortcuts with it
    help->addAction(tr("&What a message means"), this,
                    [this] { showManualAt(QStringLiteral("troubleshooting")); })
        ->setObjectName("troubleshootingAction");
    help->addSeparator();
    // A dialog that stands before the window keeps the window's keys from it.
    manualKey_ = std::make_unique<ManualKey>([this](const QWidget& widget) { showManualFor(&widget); });
}

void MainWindow::showManual()
{
    if (manual_ && manual_->isActiveWindow()) return showManualAt(QLatin1String(ManualBook::kContents));
    showManualFor(QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow());
}

void MainWindow::showManualFor(const QWidget* widget)
{
    QString topic = manualTopicOf(widget);
    if (topic.isEmpty()) {
        const Page* page = currentPage();
        topic = page ? manualChapterOf(page->id()) : QStringLiteral("first-steps");
    }
    showManualAt(topic);
}

ManualWindow& MainWindow::manual()
{
    if (!manual_) manual_ = std::make_unique<ManualWindow>();
    return *manual_;
}

void MainWindow::showManualAt(const QString& topic)
{
    manual().open(ManualBook::placeOf(topic, QLatin1String(ManualBook::kContents)));
}

void MainWindow::showMessage(MessageKind kind, const QString& text, const MessageActions& actions)
{
    MessageActions all = actions;
    if (kind == MessageKind::Error)
        all += {tr("What it means"), [this, kind, text, actions] {
                    manual().explain(text);
                    showMessage(kind, text, actions); // it is read beside the manual
                }};
    messages_->show(kind, text, all);
}

} // namespace blindspot::ui
