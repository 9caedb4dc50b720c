# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the topology for other programs, read by readers that are not ours: draw.io and GraphML have every location
and component once, where it stands, inside what it stands in, and every link between its ends; the SVG has its texts as
text, draws nothing twice and is the design.

usage: check-diagrams.py TRESTLE-CLI SAMPLES"""

import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

try:
    import networkx
except ImportError:
    networkx = None

cli, samples = sys.argv[1], pathlib.Path(sys.argv[2])
GRAPHML = '{http://graphml.graphdrawing.org/xmlns}'
SVG = '{http://www.w3.org/2000/svg}'


def export(sample, ending):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / ('out.' + ending)
        subprocess.run([cli, 'export', str(sample), '-o', str(out)], check=True)
        return out.read_bytes()


def check_drawio(data, design):
    root = ET.fromstring(data).find('diagram/mxGraphModel/root')
    cells = {cell.get('id'): cell for cell in root}
    assert len(cells) == len(root), 'ids are unique'
    assert cells['0'].get('parent') is None and cells['1'].get('parent') == '0'
    vertices = {i: c for i, c in cells.items() if c.get('vertex') == '1'}
    edges = [c for c in cells.values() if c.get('edge') == '1']
    for i, cell in vertices.items():
        box = cell.find('mxGeometry')
        x, y, width, height = (float(box.get(name)) for name in ('x', 'y', 'width', 'height'))
        assert box.get('as') == 'geometry' and width > 0 and height > 0, i
        parent = cell.get('parent')
        assert parent in cells, i
        if parent in vertices:
            around = vertices[parent].find('mxGeometry')
            assert 0 <= x and x + width <= float(around.get('width')), (i, 'inside')
            assert 0 <= y and y + height <= float(around.get('height')), (i, 'inside')
    for edge in edges:
        assert edge.get('source') in vertices and edge.get('target') in vertices
        assert edge.find('mxGeometry').get('relative') == '1'
    assert len(edges) == len(design['links'])
    outer = [c.get('value') for c in vertices.values() if c.get('parent') == '1']
    for location in design['locations']:
        assert sum(value.split('  ·')[0] == location['name'] for value in outer) == 1, location['name']


def check_graphml(data, design):
    root = ET.fromstring(data)
    keys = {key.get('id'): key for key in root.findall(GRAPHML + 'key')}
    nodes = list(root.iter(GRAPHML + 'node'))
    ids = {node.get('id'): node for node in nodes}
    assert len(ids) == len(nodes), 'ids are unique'
    numbers = {'int', 'long'}
    for node in nodes:
        for item in node.findall(GRAPHML + 'data'):
            key = keys[item.get('key')]
            assert key.get('for') in ('node', 'all')
            if key.get('attr.type') in numbers:
                int(item.text)
    edges = list(root.iter(GRAPHML + 'edge'))
    for edge in edges:
        assert edge.get('source') in ids and edge.get('target') in ids
    objects = {}
    for element in nodes + edges:
        for item in element.findall(GRAPHML + 'data'):
            if item.get('key') == 'object':
                objects.setdefault(item.text, []).append(element)
    for kind in ('locations', 'links', 'servers', 'databases', 'consoles', 'repositories', 'iis_servers', 'populations'):
        for thing in design[kind]:
            assert len(objects.get(thing['id'], [])) == 1, (kind, thing['id'])
    by_id = {thing['id']: thing for thing in design['links']}
    for edge in edges:
        link = by_id[next(d.text for d in edge.findall(GRAPHML + 'data') if d.get('key') == 'object')]
        ends = {next(d.text for d in ids[edge.get(end)].findall(GRAPHML + 'data') if d.get('key') == 'object')
                for end in ('source', 'target')}
        assert ends == {link['end_a'], link['end_b']}, link
    if networkx is not None:
        graph = networkx.parse_graphml(data.decode())
        assert graph.number_of_edges() == len(design['links'])
        assert {d['name'] for _, d in graph.nodes(data=True)} >= {location['name'] for location in design['locations']}


def check_svg(data, design, sample):
    root = ET.fromstring(data)
    assert root.tag == SVG + 'svg' and root.get('role') == 'img'
    texts = [''.join(text.itertext()) for text in root.iter(SVG + 'text')]
    for location in design['locations']:
        assert location['name'] in texts, location['name']
    assert root.find('.//' + SVG + 'title') is not None
    for element in root.iter():
        for value in element.attrib.values():
            assert 'nan' not in value.lower().split(), element.tag
            assert 'inf' not in value.lower().split(), element.tag
    ids = [element.get('id') for element in root.iter() if element.get('id')]
    assert len(ids) == len(set(ids)), 'ids are unique'
    used = [v[5:-1] for e in root.iter() for v in e.attrib.values() if v.startswith('url(#')]
    assert set(used) <= set(ids), 'what is referred to is there'
    embedded = root.find('.//{urn:trestle:design}design').text
    assert embedded.encode() == sample.read_bytes(), 'the picture is the design'


for sample in sorted(samples.glob('*.trestle')):
    design = json.loads(sample.read_text())
    check_drawio(export(sample, 'drawio'), design['design'] if 'locations' not in design else design)
    check_graphml(export(sample, 'graphml'), design)
    check_svg(export(sample, 'svg'), design, sample)
    print('ok', sample.name)
