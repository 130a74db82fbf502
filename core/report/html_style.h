// The style sheet of the report's HTML, for the screen and for A4 paper.
#pragma once

#include <string_view>

namespace blindspot::report {

inline constexpr std::string_view kHtmlStyle = R"(
:root { color-scheme: light dark; --ink: #1c2128; --muted: #57606a; --rule: #c9cdd3; --page: #ffffff; --soft: #f3f5f7;
  --works: #d55e00; --open: #0072b2; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --muted: #a3acb7; --rule: #454c55; --page: #16191d; --soft: #22272d; --open: #56b4e9; --warn: #e69f00; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; color: var(--ink); background: var(--page);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic",
  "Apple SD Gothic Neo", NanumGothic, sans-serif; word-break: keep-all; overflow-wrap: anywhere; }
svg text { font-family: inherit; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.12rem; margin: 1.9rem 0 .5rem; padding-top: .6rem; border-top: 1px solid var(--rule); }
header p, .note, .caption, figcaption, dt, small { color: var(--muted); }
header p { margin: .2rem 0 1.2rem; }
p { margin: .4rem 0; }
.note, .caption { font-size: .85rem; }
.caption { margin: 1rem 0 .2rem; }
h2 + .caption { margin-top: .4rem; }
.answer { font-size: 1.2rem; line-height: 1.45; font-weight: 600; padding: .7rem 1rem; background: var(--soft);
  border-left: .35rem solid var(--open); }
.works .answer { border-left-color: var(--works); }
.warning { color: var(--warn); }
.warning::before { content: "⚠ "; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
th { color: var(--muted); font-weight: 600; vertical-align: bottom; border-bottom-color: var(--ink); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
small { font-size: .8em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .4rem 0 1rem; font-size: .92rem; }
dd { margin: 0; }
pre { white-space: pre-wrap; padding: .7rem 1rem; background: var(--soft); font: .85rem/1.5 ui-monospace, "DejaVu Sans Mono",
  Consolas, D2Coding, NanumGothicCoding, monospace; }
.patchrow { display: flex; gap: 1.5rem; align-items: flex-start; }
.patch { width: 9rem; image-rendering: pixelated; border: 1px solid var(--rule); }
.examples { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; }
figure { margin: 0; }
figcaption { font-size: .85rem; line-height: 1.35; margin-bottom: .3rem; min-height: 2.7em; }
figcaption b { color: var(--ink); }
.picture { position: relative; margin-bottom: .5rem; line-height: 0; }
.picture img { width: 100%; }
.picture svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.tag { position: absolute; right: 0; bottom: 0; padding: 0 .4em; font-size: .75rem; line-height: 1.5; color: #fff;
  background: rgba(0, 0, 0, .72); }
.legend { font-size: .85rem; }
.legend span { margin-right: 1.2rem; white-space: nowrap; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem 1.5rem; }
.charts svg { width: 100%; max-width: 34rem; height: auto; }
@media (max-width: 40rem) { .examples { grid-template-columns: 1fr; } .patchrow { flex-wrap: wrap; } }
@page { size: A4; margin: 14mm 15mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --muted: #4a525b; --rule: #b5bac1; --page: #fff; --soft: #f3f5f7; --open: #0072b2;
    --warn: #8a5a00; }
  body { padding: 0; max-width: none; font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .first { break-after: page; }
  h2 { break-after: avoid; margin-top: 1rem; }
  .caption { break-after: avoid; }
  tr, figure, dl, pre, .charts svg, .picture, .answer { break-inside: avoid; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  .wide { overflow: visible; }
  .patch { width: 30mm; }
}
)";

} // namespace blindspot::report
