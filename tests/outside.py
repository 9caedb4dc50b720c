# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs found in a document: pandoc's tree, and LibreOffice's flat OpenDocument."""

import re

from readers import Reading, get, local, odt_text, squeeze


def pandoc_text(node):
    """All text below a node of pandoc's tree."""
    if isinstance(node, list):
        return ''.join(map(pandoc_text, node))
    if not isinstance(node, dict):
        return ''
    kind, content = node['t'], node.get('c')
    if kind == 'Str':
        return content
    if kind in ('Space', 'SoftBreak', 'LineBreak') or kind == 'RawInline' and content[1] == '<br>':
        return ' '
    if kind in ('Code', 'Math'):
        return content[1]
    if kind in ('Image', 'Note', 'RawInline', 'RawBlock'):
        return ''
    return pandoc_text(content) + (' ' if kind in ('Para', 'Plain', 'Header') else '')


class Pandoc:
    """A document as pandoc's JSON has it; the title of some formats is a heading above all others."""

    def __init__(self, tree, title_level):
        self.reading, self.title_level = Reading(), title_level
        self.title = squeeze(pandoc_text(tree['meta'].get('title')))
        self.language = squeeze(pandoc_text(tree['meta'].get('lang')))
        self.walk(tree['blocks'])
        self.reading.text = squeeze(pandoc_text(tree['blocks']))

    def add_place(self, attributes):
        if attributes[0] != '':
            self.reading.places.append(attributes[0])

    def add_rows(self, rows, header):
        for attributes, cells in rows:
            self.add_place(attributes)
            for cell in cells:
                self.add_place(cell[0])
            self.reading.tables[-1].append((header, [squeeze(pandoc_text(cell[4])) for cell in cells]))

    def add_table(self, content):
        self.reading.tables.append([])
        self.add_rows(content[3][1], True)
        for _, _, heads, rows in content[4]:
            self.add_rows(heads + rows, False)
        self.add_rows(content[5][1], False)

    def walk(self, node):
        if isinstance(node, list):
            for child in node:
                self.walk(child)
        if not isinstance(node, dict):
            return
        kind, content = node['t'], node.get('c')
        if kind == 'Header':
            self.reading.headings.append((content[0] - self.title_level, squeeze(pandoc_text(content[2]))))
            self.add_place(content[1])
        elif kind in ('Div', 'Span'):
            self.add_place(content[0])
        elif kind == 'RawInline':
            self.reading.places += re.findall('<a id="([^"]*)">', content[1])
        elif kind == 'Link':
            self.reading.links.append(content[2][0].removeprefix('#'))
        elif kind == 'Image':
            self.reading.figures.append(squeeze(pandoc_text(content[1])))
        elif kind == 'Table':
            self.add_table(content)
        self.walk(content)


class Flat:
    """Flat OpenDocument; its tables of contents are read as text."""

    def __init__(self, tree):
        for element in tree.iter():
            element.tag = local(element).rpartition('}')[2]
        self.reading = Reading()
        self.body = next(element for element in tree.iter('text'))
        self.parents = {get(style, 'name'): get(style, 'parent-style-name') for style in tree.iter('style')}
        for element in self.body.iter():
            self.add(element)
        self.reading.text = squeeze(odt_text(self.body))
        self.language = next(get(element, 'language') for style in tree.iter('default-style') if get(style, 'family') == 'paragraph'
                             for element in style.iter('text-properties'))
        self.title = next(element.text for element in next(tree.iter('meta')).iter('title'))

    def is_styled(self, element, style):
        """Whether it looks as that style says, by itself or by what is made from it."""
        name = get(element, 'style-name')
        while name is not None and name != style:
            name = self.parents.get(name)
        return name == style

    def add(self, element):
        name = local(element)
        if name == 'h':
            self.reading.headings.append((int(get(element, 'outline-level')), squeeze(odt_text(element))))
        elif name == 'p' and self.is_styled(element, 'Title'):
            self.reading.headings.append((0, squeeze(odt_text(element))))
        elif name == 'a':
            self.reading.links.append(get(element, 'href').removeprefix('#'))
        elif name in ('bookmark', 'bookmark-start'):
            self.reading.places.append(get(element, 'name'))
        elif name == 'desc':
            self.reading.figures.append(squeeze(element.text or ''))
        elif name == 'table':
            header = {row for group in element if local(group) == 'table-header-rows' for row in group}
            self.reading.tables.append([(row in header, [squeeze(odt_text(cell)) for cell in row if local(cell) == 'table-cell'])
                                        for row in element.iter('table-row')])
