// The readers of annotations: COCO's, results of other programs, YOLO's labels and data.yaml, Pascal VOC, lists of class names.
#include "core/dataset/import/class_name_file.h"
#include "core/dataset/import/coco_detections.h"
#include "core/dataset/import/importer.h"
#include "core/storage/schema.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/target.h"

namespace blindspot::fuzz {

namespace {

const std::string kAnnotations =
    R"({"images": [{"id": 1, "file_name": "a.jpg", "width": 64, "height": 48}, {"id": 2, "file_name": "b/c.png", "width": 8, "height": 8}],)"
    R"( "categories": [{"id": 1, "name": "person"}, {"id": 18, "name": "dog"}],)"
    R"( "annotations": [{"id": 5, "image_id": 1, "category_id": 1, "bbox": [1.5, 2, 30, 40.25], "area": 1207.5, "iscrowd": 0,)"
    R"( "segmentation": [[1.5, 2, 31.5, 2, 31.5, 42.25]]},)"
    R"( {"id": 6, "image_id": 2, "category_id": 18, "segmentation": {"counts": "0a0", "size": [8, 8]}, "iscrowd": 1},)"
    R"( {"id": 7, "image_id": 2, "category_id": 18, "segmentation": {"counts": [3, 5, 56], "size": [8, 8]}}]})";
const std::string kResults = R"([{"image_id": 1, "category_id": 1, "bbox": [1, 2, 30, 40], "score": 0.9}, {"image_id": 2, "category_id": 18, "bbox": [0, 0, 8, 8], "score": 1e-3}])";
const std::string kYaml = "path: .\ntrain: images\nval: [images]\nnc: 2\nkpt_shape: [17, 3]\nnames:\n  0: person\n  1: 'dog''s'\n";
const std::string kLabels = "0 0.5 0.5 0.25 0.5\n1 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2\nperson 0,5 0,5 0,25 0,5\n";
const std::string kVoc = "<?xml version=\"1.0\"?>\n<annotation><filename>a.jpg</filename><size><width>64</width><height>48</height><depth>3</depth></size>"
                         "<object><name>person</name><difficult>0</difficult><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax></bndbox></object>"
                         "<object><name>&amp;dog</name></object></annotation>";

void importAs(const std::string& format, const std::filesystem::path& source, const std::filesystem::path& images = {})
{
    static storage::Database database = storage::openWorkspaceDatabase(scratchFile("workspace/readme", "").parent_path() / "workspace.db");
    dataset::ImportRequest request;
    request.format = format;
    request.source = source;
    request.images = images;
    request.name = "set";
    request.replace = true;
    request.checkFiles = false;
    StopControl stop;
    dataset::importDataset(request, database, stop);
}

void importCoco(const std::string& bytes)
{
    importAs("coco", scratchFile("coco/instances.json", bytes), scratchFile("coco/a.jpg", "").parent_path());
}

void readAnnotations(const std::string& bytes)
{
    static const std::filesystem::path results = scratchFile("results.json", kResults);
    StopControl stop;
    dataset::readCocoDetections(scratchFile("annotations.json", bytes), results, stop);
}

void readResults(const std::string& bytes)
{
    static const std::filesystem::path annotations = scratchFile("of_results.json", kAnnotations);
    StopControl stop;
    dataset::readCocoDetections(annotations, scratchFile("tried_results.json", bytes), stop);
}

/// A dataset of one picture, whose size is read, with these labels and this description.
void importYolo(const std::string& folder, const std::string& yaml, const std::string& labels)
{
    scratchFile(folder + "/images/a.ppm", "P6 2 2 255\n123456789012");
    scratchFile(folder + "/labels/a.txt", labels);
    importAs("yolo", scratchFile(folder + "/data.yaml", yaml));
}

void importLabels(const std::string& bytes)
{
    importYolo("labels", "path: .\ntrain: images\nnames: [person, dog]\n", bytes);
}

void importYaml(const std::string& bytes)
{
    importYolo("yaml", bytes, "0 0.5 0.5 0.25 0.5\n");
}

void importVoc(const std::string& bytes)
{
    const std::filesystem::path file = scratchFile("voc/Annotations/a.xml", bytes);
    scratchFile("voc/JPEGImages/a.ppm", "P6 2 2 255\n123456789012");
    importAs("voc", file.parent_path().parent_path());
}

void readNames(const std::string& bytes)
{
    dataset::readClassNames(scratchFile("classes.txt", bytes));
}

void readYamlNames(const std::string& bytes)
{
    dataset::readClassNames(scratchFile("classes.yaml", bytes));
}

std::vector<std::string> annotations()
{
    return {kAnnotations};
}
std::vector<std::string> results()
{
    return {kResults};
}
std::vector<std::string> yamls()
{
    return {kYaml, "train: images\nnames: [a, \"b\"]\n"};
}
std::vector<std::string> labels()
{
    return {kLabels, "0 0.5 0.5 0.2 0.2 0.4 0.4 2 0.6 0.6 1\n"};
}
std::vector<std::string> vocs()
{
    return {kVoc};
}
std::vector<std::string> names()
{
    return {"person\ndog\n\ncat\n", "\xef\xbb\xbf\xec\x82\xac\xeb\x9e\x8c\r\n", std::string("\xff\xfe" "p\0\n\0", 6)};
}

const std::vector<std::string> kCocoWords{"\"images\":", "\"annotations\":", "\"categories\":", "\"bbox\":", "\"segmentation\":", "\"counts\":", "NaN", "Infinity",
                                          "\"not_exhaustive_category_ids\":", "\"coco_url\":", "\"caption\":", "\"segments_info\":", "[[", "}]", "\\u0000"};
const std::vector<std::string> kYamlWords{"names:", "train:", "path:", "- ", "&a ", "*a", "<<: *a", "!!binary ", "|\n", "{", "}", "? ", "kpt_shape:", "nc:", "# "};

} // namespace

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{
        {"coco-import", importCoco, annotations, kCocoWords},
        {"coco-annotations", readAnnotations, annotations, kCocoWords},
        {"coco-results", readResults, results, {"\"image_id\":", "\"category_id\":", "\"score\":", "\"bbox\":", "NaN", "1e999", "\"id\":"}},
        {"yolo-labels", importLabels, labels, {" ", ",", ";", "nan", "inf", "1e400", "-0", "0x1p3", "\r\n", "\t"}},
        {"yolo-yaml", importYaml, yamls, kYamlWords},
        {"voc", importVoc, vocs, {"<object>", "</object>", "<bndbox>", "<!ENTITY a \"b\">", "<!DOCTYPE a [", "&a;", "&#0;", "<![CDATA[", "]]>", "<?xml", "encoding=\"utf-16\"", "<!--"}},
        {"class-names", readNames, names, {"\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "\r"}},
        {"class-names-yaml", readYamlNames, yamls, kYamlWords},
    };
    return all;
}

} // namespace blindspot::fuzz
