/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the document looks in a browser and when that prints it: the inks of the
 * pages, by day and by night.
 */
#include "config.h"

#include "writer-html.h"

static const char *const ink_names[TRESTLE_N_INKS] = {
  [TRESTLE_INK_TEXT] = "text", [TRESTLE_INK_GREY] = "grey", [TRESTLE_INK_ACCENT] = "accent",
  [TRESTLE_INK_HAIRLINE] = "hairline", [TRESTLE_INK_TINT] = "tint", [TRESTLE_INK_PAPER] = "paper",
  [TRESTLE_INK_GOOD] = "good", [TRESTLE_INK_CAUTION] = "caution", [TRESTLE_INK_BAD] = "bad"
};

static const char rules[] =
  "* { box-sizing: border-box }\n"
  "html { color: var(--text); background: var(--paper); font: 1rem/1.5 Inter, system-ui, sans-serif; "
  "font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; hyphens: manual }\n"
  "body { max-width: 76rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 4rem) 6rem }\n"
  "p, li, figcaption { max-width: 46rem; overflow-wrap: break-word }\n"
  "p { margin: 0 0 .8em }\n"
  "a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: .06em }\n"
  "a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }\n"
  "h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; text-wrap: balance; scroll-margin-top: 1rem }\n"
  "h1 { font-size: 2.4rem; margin: .2em 0 .4em }\n"
  "h2 { font-size: 1.75rem; margin: 0 0 .7em }\n"
  "h3 { font-size: 1.25rem; margin: 1.8em 0 .6em }\n"
  "h4 { font-size: 1rem; margin: 1.6em 0 .4em }\n"
  "section { padding-top: 3.5rem }\n"
  ".cover { padding: 8vh 0 3rem; border-bottom: 1px solid var(--hairline) }\n"
  ".cover .small { margin: 1.2em 0 0 }\n"
  ".lead { font-size: 1.15rem }\n"
  ".subtitle { font-size: 1.25rem; color: var(--grey) }\n"
  ".small, .caption { font-size: .875rem }\n"
  ".beside { margin-left: 1.2em }\n"
  ".bar { vertical-align: middle; margin-left: 1.2em; background: #fff }\n"
  "p:has(> .bar) { margin: 0 } p:has(> .bar) > :first-child { display: inline-block; width: 11em }\n"
  ".text { color: var(--text) }\n"
  ".grey { color: var(--grey) }\n"
  ".accent { color: var(--accent) }\n"
  ".good { color: var(--good) }\n"
  ".caution { color: var(--caution) }\n"
  ".bad { color: var(--bad) }\n"
  ".sign { font-family: system-ui, sans-serif }\n"
  ".tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(max(11rem, 28%), 1fr)); gap: .8rem; margin: 1.5rem 0 }\n"
  ".tiles p { margin: 0; padding: .8rem 1rem; background: var(--tint); border-left: 3px solid var(--accent); max-width: none }\n"
  ".tile { font-size: 1.6rem; line-height: 1.3; font-weight: 600 }\n"
  ".tile a { color: inherit; text-decoration: none }\n"
  ".tile .small { font-weight: 400; line-height: 1.4 }\n"
  ".tile a:hover { text-decoration: underline }\n"
  "nav ul, nav ol { list-style: none; padding: 0; margin: 0 }\n"
  "nav > ol > li { margin-top: .5em; font-weight: 600 }\n"
  "nav ol ol { padding-left: 1.2em; font-weight: 400 }\n"
  "nav a { text-decoration: none }\n"
  "nav a:hover { text-decoration: underline }\n"
  "ul { padding-left: 1.2em }\n"
  "li { margin: .2em 0 }\n"
  "li::marker { color: var(--accent) }\n"
  "figure { margin: 1.5rem 0 }\n"
  "figure > .picture { background: #fff; padding: .8rem; border: 1px solid var(--hairline); overflow-x: auto }\n"
  "figure svg, figure img { display: block; max-width: 100%; height: auto; margin: 0 auto }\n"
  ".logo { max-width: 14rem; margin: 0 0 3rem }\n"
  ".logo .picture { border: 0; padding: .4rem }\n"
  ".logo img { margin: 0 }\n"
  "figcaption { margin-top: .6em; font-size: .875rem; color: var(--grey) }\n"
  ".table { overflow-x: auto; margin: 1rem 0 2rem }\n"
  "table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4 }\n"
  "th, td { padding: .4em .8em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--hairline); "
  "overflow-wrap: anywhere; min-width: 3ch }\n"
  "th:first-child, td:first-child { padding-left: .5em }\n"
  "td.number, th.number { text-align: right; overflow-wrap: normal }\n"
  "td.brief, th.brief { overflow-wrap: normal }\n"
  "th { font-weight: 600 }\n"
  "tbody th { overflow-wrap: normal }\n"
  "thead th, thead td { background: var(--tint); vertical-align: bottom; overflow-wrap: normal }\n"
  "thead tr.bands th, thead tr.bands td { color: var(--accent); background: none; font-size: .8em; border-bottom: 2px solid var(--accent) }\n"
  "thead tr.bands td { border-bottom-color: transparent }\n"
  "tr.group th { padding-top: 1.2em }\n"
  "tr:target, p:target, h2:target, h3:target, h4:target { background: var(--tint) }\n"
  ".running { margin-top: 4rem; padding-top: .8rem; border-top: 1px solid var(--hairline); font-size: .8rem; color: var(--grey) }\n";

static const char print_rules[] =
  "@media print {\n"
  "html { font-size: 9.5pt; background: none }\n"
  "body { max-width: none; margin: 0; padding: 0 }\n"
  "section { break-before: page; padding-top: 0 }\n"
  ".cover { border: 0 }\n"
  ".landscape { page: wide }\n"
  "div.landscape { break-before: page }\n"
  "h1, h2, h3, h4 { break-after: avoid }\n"
  "p { orphans: 2; widows: 2 }\n"
  "thead { display: table-header-group }\n"
  "tr, figure, .tiles p { break-inside: avoid }\n"
  ".table { overflow: visible }\n"
  "table { font-size: 8pt }\n"
  "a { color: inherit; text-decoration: none }\n"
  "* { print-color-adjust: exact; -webkit-print-color-adjust: exact }\n"
  "}\n";

static void
append_inks (GString         *style,
             TrestlePaletteId palette)
{
  g_string_append (style, ":root {");
  for (TrestleInk ink = 0; ink < TRESTLE_N_INKS; ink++)
    g_string_append_printf (style, " --%s: #%06x;", ink_names[ink], trestle_ink_get_color (ink, palette));
  g_string_append (style, " }\n");
}

void
trestle_html_append_style (GString            *style,
                           const TrestlePaper *paper)
{
  g_string_append (style, "<style>\n:root { color-scheme: light dark }\n");
  append_inks (style, TRESTLE_PALETTE_PRINT);
  g_string_append (style, "@media screen and (prefers-color-scheme: dark) { ");
  append_inks (style, TRESTLE_PALETTE_DARK);
  g_string_append (style, "}\n");
  g_string_append (style, rules);
  g_string_append_printf (style, "@page { size: %s portrait; margin: 22mm }\n@page wide { size: %s landscape; margin: 22mm }\n",
                          paper->nick, paper->nick);
  g_string_append (style, print_rules);
  g_string_append (style, "</style>\n");
}

const char *
trestle_html_get_ink (TrestleInk ink)
{
  return ink_names[ink];
}
