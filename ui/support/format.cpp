#include "ui/support/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("blindspot::ui", text);
}

} // namespace

QString durationText(double seconds)
{
    const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
    if (whole < 60) return tr("%1 s").arg(whole);
    if (whole < 3600) return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    return tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QLatin1Char('0'));
}

QString bytesText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString classNameText(const std::string& name)
{
    return name.empty() ? tr("every class") : QString::fromStdString(name);
}

QString imagesText(std::int64_t count)
{
    return count == 1 ? tr("1 image") : tr("%1 images").arg(countText(count));
}

QString objectsText(std::int64_t count)
{
    return count == 1 ? tr("1 object") : tr("%1 objects").arg(countText(count));
}

QString annotationsText(std::int64_t count)
{
    return count == 1 ? tr("1 annotation") : tr("%1 annotations").arg(countText(count));
}

QString classesText(std::int64_t count)
{
    return count == 1 ? tr("1 class") : tr("%1 classes").arg(countText(count));
}

QString patchesText(std::int64_t count)
{
    return count == 1 ? tr("1 patch") : tr("%1 patches").arg(countText(count));
}

QString epochsText(std::int64_t count)
{
    return count == 1 ? tr("1 epoch") : tr("%1 epochs").arg(countText(count));
}

QString detectionsText(std::int64_t count)
{
    return count == 1 ? tr("1 detection") : tr("%1 detections").arg(countText(count));
}

QString runsText(std::int64_t count)
{
    return count == 1 ? tr("1 run") : tr("%1 runs").arg(countText(count));
}

QString plainText(QString label)
{
    static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)|&|…$"));
    return label.remove(mnemonic);
}

QString lossText(const std::optional<double>& loss)
{
    return loss ? QString::number(*loss, 'f', 4) : QStringLiteral("–");
}

QString timeText(const std::string& iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(iso).left(19) + "Z", Qt::ISODate);
    if (!time.isValid()) return QString::fromStdString(iso);
    // The locales' own short times differ: some have seconds, and two runs may begin within a minute.
    const QDateTime local = time.toLocalTime();
    return QStringLiteral("%1 %2").arg(QLocale().toString(local.date(), QLocale::ShortFormat),
                                       local.time().toString(QStringLiteral("HH:mm:ss")));
}

} // namespace blindspot::ui
