// Networks filled by a formula against what ultralytics computes from them in double precision, layer by layer
// (shared/fixtures/known-answers).
#include "core/detector/heads.h"
#include "core/detector/network.h"
#include "core/detector/spec_reading.h"
#include "core/detector/state_dict.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <c10/core/GradMode.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace blindspot::detector;
namespace fs = std::filesystem;

namespace {

fs::path answers()
{
    return fs::path(BLINDSPOT_SHARED) / "fixtures/known-answers";
}

/// The value that a tensor has by its number and name (architectures.md, section 8).
at::Tensor filled(int number, const std::string& name, const std::vector<std::int64_t>& shape)
{
    const at::Tensor empty = at::empty(shape, at::kDouble);
    const std::int64_t count = empty.numel();
    const at::Tensor s = (at::arange(count, at::kDouble) * 0.37 + (1.3 * number + 0.5)).sin();
    at::Tensor value = s * std::sqrt(2 / (static_cast<double>(count) / static_cast<double>(shape.front())));
    if (name.ends_with("running_var"))
        value = 1 + 0.5 * s * s;
    else if (shape.size() == 1)
        value = name.ends_with("weight") ? 1 + 0.1 * s : 0.1 * s;
    return value.view(shape);
}

StateDict formulaWeights(const std::string& network)
{
    StateDict weights;
    std::ifstream keys(answers() / (network + ".keys"));
    int number = 0;
    std::string name, sizes;
    while (keys >> number >> name >> sizes) {
        std::vector<std::int64_t> shape;
        std::istringstream text(sizes);
        for (std::string size; std::getline(text, size, 'x');)
            shape.push_back(std::stoll(size));
        weights.tensors[name] = filled(number, name, shape);
    }
    return weights;
}

at::Tensor formulaInput(std::int64_t side)
{
    return (0.5 + 0.5 * (at::arange(3 * side * side, at::kDouble) * 0.01).sin()).view({1, 3, side, side});
}

/// What the file says of one output: mean, mean of the absolute values, the first four and the last.
struct Answer {
    std::string name;
    std::vector<double> figures;
};

std::vector<Answer> answersOf(const std::string& network)
{
    std::ifstream file(answers() / (network + ".txt"));
    std::vector<Answer> all;
    for (std::string line; std::getline(file, line);) {
        const std::size_t mean = line.find(" mean ");
        if (mean == std::string::npos) continue;
        Answer answer{line.substr(0, line.find(" shape")), {}};
        std::string rest = line.substr(mean);
        for (char& letter : rest)
            if (std::string_view("0123456789.-+e").find(letter) == std::string_view::npos || letter == 'e') letter = letter == 'e' ? 'e' : ' ';
        std::istringstream words(rest);
        for (std::string word; words >> word;)
            if (char* end = nullptr; std::isdigit(static_cast<unsigned char>(word.back()))) {
                const double value = std::strtod(word.c_str(), &end);
                if (*end == '\0') answer.figures.push_back(value);
            }
        all.push_back(answer);
    }
    return all;
}

/// The largest difference of the seven figures, against the mean absolute value.
double worst(const Answer& answer, const at::Tensor& output)
{
    const at::Tensor flat = output.to(at::kDouble).flatten();
    const auto at = [&flat](std::int64_t i) { return flat[i].item<double>(); };
    const std::vector<double> found = {flat.mean().item<double>(), flat.abs().mean().item<double>(), at(0), at(1), at(2), at(3), at(-1)};
    if (answer.figures.size() != found.size()) return 1e9;
    double most = 0;
    for (std::size_t i = 0; i < found.size(); ++i)
        most = std::max(most, std::abs(found[i] - answer.figures[i]) / std::max(std::abs(answer.figures[i]), answer.figures[1]));
    return most;
}

} // namespace

class TestKnownAnswers : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        if (!fs::exists(answers())) QSKIP("the known answers are not on this machine");
    }

    void everyLayerIsTheReferences_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<bool>("exact");
        for (const char* network : {"yolov8n", "yolov9t", "yolov10n", "yolo11n", "yolo12n", "yolo26n", "rtdetr-l"})
            for (const bool exact : {true, false})
                QTest::addRow("%s %s", network, exact ? "double" : "single") << QString(network) << exact;
    }

    /// The files have nine digits.
    void everyLayerIsTheReferences()
    {
        QFETCH(QString, network);
        QFETCH(bool, exact);
        const std::string name = network.toStdString();
        const StateDict weights = formulaWeights(name);
        Network built(inferSpec(weights, name));
        QCOMPARE(QString::fromStdString(familyName(built.spec().family) + scaleOf(built.spec())), QString(network).remove('-'));
        const auto type = exact ? at::kDouble : at::kFloat;
        built.to(type);
        built.load(weights, name);
        built.eval();
        std::vector<at::Tensor> outputs;
        built.observe([&outputs](std::size_t, const at::Tensor& output) { outputs.push_back(output); });
        const c10::NoGradGuard noGrad;
        const std::vector<Heads> heads = built.forwardAll(formulaInput(built.spec().decoder ? 320 : 64).to(type), BoxBranch::Fixed, false);
        double layers = 0, rest = 0;
        for (const Answer& answer : answersOf(name)) {
            if (answer.name.starts_with("layer ")) {
                const auto index = static_cast<std::size_t>(std::stoul(answer.name.substr(6)));
                layers = std::max(layers, worst(answer, outputs.at(index)));
            } else if (const double one = worstOfHead(answer, heads); one >= 0) {
                rest = std::max(rest, one);
                ++heads_;
            }
        }
        qInfo("  %s: layers %.1e, heads %.1e", QTest::currentDataTag(), layers, rest);
        QVERIFY(heads_ > 0);
        QVERIFY2(layers < (exact ? 1e-8 : 1e-4), "layers");
        QVERIFY2(rest < (exact ? 1e-8 : 1e-4), "heads");
    }

  private:
    /// -1 for what is none of a head's raw maps or its decoded boxes.
    static double worstOfHead(const Answer& answer, const std::vector<Heads>& heads)
    {
        const auto raw = [](const std::vector<at::Tensor>& maps) { return flatten(maps).transpose(1, 2); };
        const bool oneToOne = answer.name.starts_with("one2one");
        const Heads& head = oneToOne ? heads.back() : heads.front();
        if (head.kind == HeadKind::Queries) return worstOfQueries(answer, head.queries);
        if (answer.name.ends_with("boxes")) return worst(answer, raw(head.boxes));
        if (answer.name.ends_with("scores")) return worst(answer, raw(head.scores));
        if (!answer.name.starts_with("decoded")) return -1;
        const Decoded decoded = decode(head);
        const at::Tensor low = decoded.boxes.narrow(2, 0, 2), high = decoded.boxes.narrow(2, 2, 2);
        return worst(answer, at::cat({(low + high) / 2, high - low, decoded.scores}, 2).transpose(1, 2));
    }

    /// Which positions become queries hangs on differences of 1e-7 between two of them: in single precision one of 300 may be
    /// another, and all the queries behind it move up. There the means are compared, and not the values at places.
    static double worstOfQueries(const Answer& answer, const Queries& queries)
    {
        const bool single = queries.logits.scalar_type() == at::kFloat;
        const auto compared = [&](const at::Tensor& output) {
            if (!single) return worst(answer, output);
            const at::Tensor all = output.to(at::kDouble);
            return std::max(std::abs(all.mean().item<double>() - answer.figures[0]), std::abs(all.abs().mean().item<double>() - answer.figures[1])) /
                   answer.figures[1] / 100;
        };
        if (answer.name.starts_with("decoder boxes")) return compared(queries.boxes);
        if (answer.name.starts_with("decoder scores")) return compared(queries.logits);
        return -1;
    }

    int heads_ = 0;
};

QTEST_GUILESS_MAIN(TestKnownAnswers)
#include "test_known_answers.moc"
