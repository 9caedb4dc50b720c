# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as others read them: HTML by html.parser, Markdown by its own rules, OpenDocument and Word by what is in their
containers. All give the same: headings, tables, links, places links lead to, and all text."""

import html.parser
import re
import xml.etree.ElementTree as ElementTree
import zipfile

SIGNS = '✓▲■○✕◆'
VOID = {'meta', 'br', 'img', 'path', 'rect', 'circle'}


def squeeze(text):
    return ' '.join(text.split())


class Reading:
    def __init__(self):
        self.headings = []      # (level, text)
        self.tables = []        # rows of (is a header, [texts])
        self.links = []         # names of places
        self.places = []
        self.figures = []       # what stands for them
        self.text = ''

    def body(self):
        """The rows of every table below its headings, without signs."""
        return [[[re.sub(f'^[{SIGNS}] ', '', cell) for cell in cells if cell] for header, cells in rows if not header]
                for rows in self.tables]

    def heads(self):
        """The headings of every table, without what stands above several."""
        return [[cells for header, cells in rows if header][-1] for rows in self.tables]


class Html(html.parser.HTMLParser):
    def __init__(self, data):
        super().__init__()
        self.reading, self.open, self.heading, self.cell, self.language, self.meta = Reading(), [], None, None, None, {}
        self.text = []
        self.feed(data.decode('utf-8'))
        self.close()
        self.reading.text = squeeze(''.join(self.text))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if 'id' in attributes:
            self.reading.places.append(attributes['id'])
        if tag == 'a' and 'href' in attributes:
            assert attributes['href'].startswith('#'), 'nothing from elsewhere'
            self.reading.links.append(attributes['href'][1:])
        if tag not in VOID:
            self.open.append(tag)
        if tag == 'html':
            self.language = attributes['lang']
        elif tag == 'meta' and 'name' in attributes:
            self.meta[attributes['name']] = attributes['content']
        elif tag == 'table':
            self.reading.tables.append([])
        elif tag == 'tr':
            self.reading.tables[-1].append(('thead' in self.open, []))
        elif tag in ('td', 'th'):
            self.cell = ''
        elif tag == 'br':
            self.handle_data(' ')
        elif tag == 'img':
            self.reading.figures.append(attributes['alt'])
        elif re.fullmatch('h[1-4]', tag):
            self.heading = ''

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
        if tag in ('td', 'th'):
            self.reading.tables[-1][-1][1].append(squeeze(self.cell))
            self.cell = None
        elif re.fullmatch('h[1-4]', tag):
            self.reading.headings.append((int(tag[1]) - 1, squeeze(self.heading)))
            self.heading = None
        if tag in ('p', 'li', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'text'):
            self.text.append(' ')

    def handle_data(self, data):
        if 'style' in self.open:
            return
        if 'desc' in self.open:
            self.reading.figures.append(data)
        self.text.append(data)
        if self.cell is not None:
            self.cell += data
        if self.heading is not None:
            self.heading += data


def plain(text):
    """A line of Markdown as it is read."""
    text = re.sub(r'(?<!\\)<a id="[^"]*"></a>', '', text)
    text = re.sub(r'(?<!\\)<br>', ' ', text)
    text = re.sub(r'(?<!\\)\[((?:\\.|[^\]\\])*)\]\(#[^)]*\)', r'\1', text)
    text = re.sub(r'(?<!\\)\*\*', '', text)
    return squeeze(re.sub(r'\\([!-/:-@\[-`{-~])', r'\1', text))


def read_markdown(data):
    reading = Reading()
    text = data.decode('utf-8')
    front, body = re.fullmatch(r'---\n(.*?)\n---\n\n(.*)', text, re.S).groups()
    reading.links = re.findall(r'(?<!\\)\]\(#([^)]*)\)', body)
    reading.places = re.findall(r'(?<!\\)<a id="([^"]*)"></a>', body)
    table = None
    for line in body.split('\n'):
        if line.startswith('| '):
            cells = [plain(cell) for cell in re.split(r'(?<!\\)\|', line)[1:-1]]
            if table is None:
                table = [(True, cells)]
                reading.tables.append(table)
            elif not re.fullmatch(r'(\| ---:? )+\|', line):
                table.append((False, cells))
            continue
        table = None
        match = re.match(r'(#+) (.*)', line)
        if match:
            reading.headings.append((len(match.group(1)) - 1, plain(match.group(2))))
    reading.text = plain(re.sub(r'\\\n', ' ', body).replace('\n', ' ').replace('|', ' '))
    reading.front = dict(line.split(': ', 1) for line in front.split('\n'))
    return reading


class Package:
    """A container with all its parts, read as XML."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.names = archive.namelist()
            self.dates = {info.date_time for info in archive.infolist()}
            self.first = archive.infolist()[0]
            self.parts = {name: archive.read(name) for name in self.names}
        self.trees = {name: ElementTree.fromstring(data) for name, data in self.parts.items()
                      if name.endswith(('.xml', '.rels'))}
        for tree in self.trees.values():
            for element in tree.iter():
                element.tag = element.tag.rpartition('}')[2]


def local(element):
    """The name of an element of a package, without where it comes from."""
    return element.tag


def get(element, name):
    return next((value for key, value in element.attrib.items() if key.split('}')[-1] == name), None)


def odt_text(element):
    out = [element.text or '']
    for child in element:
        name = local(child)
        if name == 's':
            out.append(' ')
        elif name in ('line-break', 'tab'):
            out.append(' ')
        elif name not in ('title', 'desc'):
            out.append(odt_text(child))
        if name in ('p', 'h'):
            out.append(' ')
        out.append(child.tail or '')
    return ''.join(out)


def read_odt(package):
    reading = Reading()
    content = package.trees['content.xml']
    styles = {get(style, 'name'): style for style in content.iter() if local(style) == 'style'}
    for element in content.iter():
        name = local(element)
        if name == 'h':
            reading.headings.append((int(get(element, 'outline-level')), squeeze(odt_text(element))))
        elif name == 'p' and (get(element, 'style-name') or '').split('-')[0] == 'Title':
            reading.headings.append((0, squeeze(odt_text(element))))
        elif name == 'a':
            reading.links.append(get(element, 'href').removeprefix('#'))
        elif name == 'bookmark':
            reading.places.append(get(element, 'name'))
        elif name == 'desc':
            reading.figures.append(element.text or '')
        elif name == 'style-name':
            assert get(element, 'style-name') in styles
        elif name == 'table':
            header = {row for group in element if local(group) == 'table-header-rows' for row in group}
            rows = [row for row in element.iter() if local(row) == 'table-row']
            reading.tables.append([(row in header, [squeeze(odt_text(cell)) for cell in row if local(cell) == 'table-cell'])
                                   for row in rows])
    reading.text = squeeze(odt_text(content))
    return reading


def docx_text(element):
    out = []
    for child in element.iter():
        name = local(child)
        if name == 't':
            out.append(child.text or '')
        elif name in ('br', 'tab'):
            out.append(' ')
        elif name == 'p':
            out.append(' ')
    return ''.join(out)


def read_docx(package):
    reading = Reading()
    body = package.trees['word/document.xml'][0]
    for element in body.iter():
        name = local(element)
        if name == 'p':
            style = next((get(child, 'val') for child in element.iter() if local(child) == 'pStyle'), '')
            if style == 'Title' or re.fullmatch(r'Heading\d', style):
                reading.headings.append((int(style[-1]) if style[-1].isdigit() else 0, squeeze(docx_text(element))))
        elif name == 'hyperlink':
            reading.links.append(get(element, 'anchor'))
        elif name == 'bookmarkStart':
            reading.places.append(get(element, 'name'))
        elif name == 'docPr':
            reading.figures.append(get(element, 'descr'))
        elif name == 'tbl':
            rows = [row for row in element if local(row) == 'tr']
            reading.tables.append([(any(local(child) == 'tblHeader' for child in row.iter()),
                                    [squeeze(docx_text(cell)) for cell in row if local(cell) == 'tc']) for row in rows])
    reading.text = squeeze(docx_text(body))
    return reading


def find_missing(findings, text, fold):
    """What of FINDINGS, as the command line tells them, a document does not say; its TEXT and the messages by FOLD. Where
    many say the same it is said once, and whom of and in which numbers in a table."""
    missing = []
    for finding in findings:
        if fold(finding['message']) in text:
            continue
        alike = [other['message'].split() for other in findings
                 if (other['code'], other['severity'], other['accepted']) == (finding['code'], finding['severity'], False)]
        name = finding['subject']['name']
        words = finding['message'].replace(name, ' ').split()
        common = [word for word in words if all(word in other for other in alike)]
        numbers = [fold(word) for word in words if any(character.isdigit() for character in word) and word not in common]
        row = '.{0,90}'.join(re.escape(word.rstrip(',;:.')) for word in [fold(name), *numbers])
        if len(alike) <= 5 or finding['accepted'] or not re.search(row, text) or not all(fold(word) in text for word in common):
            missing.append(finding)
    return missing
