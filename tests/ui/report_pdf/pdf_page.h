// A PdfPage is what a PDF of one page states: the size of its paper and the places of its pictures.
#pragma once

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QRegularExpression>
#include <QSizeF>
#include <QTransform>

#include <vector>

namespace blindspot::testing {

struct PdfPage {
    QSizeF mm;              ///< of the paper
    QList<QRectF> pictures; ///< millimetres
    QList<QSize> pixels;    ///< of the pictures stored in the file
    int pages = 0;
    bool lossy = false; ///< a picture is stored as JPEG
};

inline QByteArray inflated(const QByteArray& stream)
{
    // qUncompress wants the size before the bytes and takes it as a hint.
    QByteArray framed("\x00\x10\x00\x00", 4);
    return qUncompress(framed + stream);
}

/// The content's operators that move and draw pictures: q, Q, cm, Do.
inline QList<QRectF> picturesOf(const QByteArray& content)
{
    QList<QRectF> pictures;
    std::vector<QTransform> stack;
    QTransform now;
    QList<QByteArray> words;
    for (const QByteArray& word : content.simplified().split(' ')) {
        if (word == "q")
            stack.push_back(now);
        else if (word == "Q" && !stack.empty())
            now = stack.back(), stack.pop_back();
        else if (word == "cm" && words.size() >= 6) {
            double m[6];
            for (int i = 0; i < 6; ++i)
                m[i] = words[words.size() - 6 + i].toDouble();
            now = QTransform(m[0], m[1], m[2], m[3], m[4], m[5]) * now;
        } else if (word == "Do") {
            const QRectF points = now.mapRect(QRectF(0, 0, 1, 1));
            pictures += QRectF(points.topLeft() * 25.4 / 72, points.size() * 25.4 / 72);
        }
        words += word;
    }
    return pictures;
}

inline PdfPage readPdf(const QByteArray& bytes)
{
    PdfPage page;
    const QString text = QString::fromLatin1(bytes);
    const auto box =
        QRegularExpression("/MediaBox \\[([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+)\\]").match(text);
    page.mm = QSizeF(box.captured(3).toDouble(), box.captured(4).toDouble()) * 25.4 / 72;
    page.lossy = bytes.contains("DCTDecode");
    page.pages = static_cast<int>(text.count(QRegularExpression("/Type /Page\\b")));
    auto sizes = QRegularExpression("/Width (\\d+)\\s*/Height (\\d+)").globalMatch(text);
    while (sizes.hasNext()) {
        const auto size = sizes.next();
        page.pixels += QSize(size.captured(1).toInt(), size.captured(2).toInt());
    }
    qsizetype at = 0;
    while ((at = bytes.indexOf("stream\n", at)) >= 0) {
        if (at >= 3 && bytes.mid(at - 3, 3) == "end") {
            ++at;
            continue;
        }
        const qsizetype begin = at + 7, end = bytes.indexOf("endstream", begin);
        const QByteArray stream = bytes.mid(begin, end - begin);
        const QByteArray content =
            stream.startsWith('x') ? inflated(stream) : QByteArray(); // 'x' begins a deflated one
        if (content.contains(" Do")) page.pictures += picturesOf(content);
        at = end;
    }
    return page;
}

} // namespace blindspot::testing
