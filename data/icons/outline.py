#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns drawn icons into symbolic ones: every stroke becomes a filled outline.

GTK recolors a symbolic icon by filling each of its paths, so an icon that is
stroked comes out as blobs.  The sources in this folder are strokes all the
same, because strokes can be read and edited; this program makes of each a
single path without strokes, all of whose parts run clockwise (those that a
mask cuts out, counterclockwise) and are filled by the nonzero rule.

Usage: outline.py SOURCE.svg... OUTPUT.svg...     (as many outputs as sources)

Understood are path (M L H V C A Z, both cases), rect, circle and line, with
`stroke`, `stroke-width` and `fill` on the element or on the root, round caps
and joins, and `mask="url(#id)"` whose black elements are cut out.
"""

import math
import re
import sys
import xml.etree.ElementTree as ElementTree

SVG = '{http://www.w3.org/2000/svg}'
PIECES = 4          # circular arcs that stand for a Bézier curve or a quarter of an ellipse


def fail(message):
    sys.exit(f'outline.py: {message}')


class Line:
    """A straight piece from `a` to `b`."""

    def __init__(self, a, b):
        self.a, self.b = a, b
        length = math.dist(a, b)
        self.start = self.end = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)

    def offset(self, distance):
        x, y = self.start[1] * distance, -self.start[0] * distance
        return Line((self.a[0] + x, self.a[1] + y), (self.b[0] + x, self.b[1] + y))

    def reverse(self):
        return Line(self.b, self.a)

    def points(self):
        return [self.a]

    def commands(self):
        return f'L{number(self.b[0])} {number(self.b[1])}'


class Arc:
    """A piece of a circle from the angle `first` to `last`; growing angles run clockwise."""

    def __init__(self, center, radius, first, last):
        self.center, self.radius, self.first, self.last = center, radius, first, last
        self.sign = 1 if last > first else -1
        self.a, self.b = self.at(first), self.at(last)
        self.start, self.end = self.tangent(first), self.tangent(last)

    def at(self, angle):
        return (self.center[0] + self.radius * math.cos(angle), self.center[1] + self.radius * math.sin(angle))

    def tangent(self, angle):
        return (-math.sin(angle) * self.sign, math.cos(angle) * self.sign)

    def offset(self, distance):
        return Arc(self.center, max(self.radius + self.sign * distance, 0), self.first, self.last)

    def reverse(self):
        return Arc(self.center, self.radius, self.last, self.first)

    def points(self):
        return [self.at(self.first + (self.last - self.first) * i / 8) for i in range(8)]

    def commands(self):
        parts = max(1, math.ceil(abs(self.last - self.first) / math.radians(170)))
        text = ''
        for i in range(1, parts + 1):
            x, y = self.at(self.first + (self.last - self.first) * i / parts)
            r = number(self.radius)
            text += f'A{r} {r} 0 0 {1 if self.sign > 0 else 0} {number(x)} {number(y)}'
        return text


def number(value):
    text = f'{value:.3f}'.rstrip('0').rstrip('.')
    return '0' if text in ('', '-0') else text


def arc_through(a, middle, b):
    """The piece of a circle from `a` through `middle` to `b`, a Line where they are in line."""
    ax, ay, bx, by, cx, cy = *a, *middle, *b
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(d) < 1e-6:
        return Line(a, b)
    x = ((ax**2 + ay**2) * (by - cy) + (bx**2 + by**2) * (cy - ay) + (cx**2 + cy**2) * (ay - by)) / d
    y = ((ax**2 + ay**2) * (cx - bx) + (bx**2 + by**2) * (ax - cx) + (cx**2 + cy**2) * (bx - ax)) / d
    first, last = math.atan2(ay - y, ax - x), math.atan2(cy - y, cx - x)
    clockwise = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0
    if clockwise and last < first:
        last += math.tau
    if not clockwise and last > first:
        last -= math.tau
    return Arc((x, y), math.dist((x, y), a), first, last)


def sample(at, pieces):
    return [arc_through(at(i / pieces), at((i + 0.5) / pieces), at((i + 1) / pieces)) for i in range(pieces)]


def bezier(a, p, q, b):
    def at(t):
        u = 1 - t
        return tuple(u**3 * a[i] + 3 * u**2 * t * p[i] + 3 * u * t**2 * q[i] + t**3 * b[i] for i in (0, 1))
    return sample(at, PIECES)


def elliptic(a, rx, ry, large, sweep, b):
    """An unrotated SVG arc: the conversion to a center of the SVG specification, appendix B.2.4."""
    x, y = (a[0] - b[0]) / 2, (a[1] - b[1]) / 2
    grow = math.sqrt(max(1, (x / rx)**2 + (y / ry)**2))
    rx, ry = rx * grow, ry * grow
    rest = max(0, ((rx * ry)**2 - (rx * y)**2 - (ry * x)**2) / ((rx * y)**2 + (ry * x)**2))
    k = math.sqrt(rest) * (1 if large != sweep else -1)
    ux, uy = k * rx * y / ry, -k * ry * x / rx
    cx, cy = ux + (a[0] + b[0]) / 2, uy + (a[1] + b[1]) / 2
    first, last = math.atan2((y - uy) / ry, (x - ux) / rx), math.atan2((-y - uy) / ry, (-x - ux) / rx)
    if sweep and last < first:
        last += math.tau
    if not sweep and last > first:
        last -= math.tau
    if abs(rx - ry) < 1e-9:
        return [Arc((cx, cy), rx, first, last)]
    pieces = math.ceil(abs(last - first) / (math.pi / 2) * PIECES)
    return sample(lambda t: (cx + rx * math.cos(first + (last - first) * t),
                             cy + ry * math.sin(first + (last - first) * t)), pieces)


def parse_path(text):
    """The subpaths of a path: lists of pieces, each with whether it is closed."""
    tokens = re.findall(r'[A-Za-z]|-?\d*\.?\d+', text)
    subpaths, pieces, at, start, command = [], [], (0, 0), (0, 0), ''

    def finish(closed):
        if pieces:
            subpaths.append((list(pieces), closed))
        pieces.clear()

    def take(count):
        values = [float(tokens.pop(0)) for _ in range(count)]
        return values

    def point(relative, x, y):
        return (at[0] + x, at[1] + y) if relative else (x, y)

    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        relative = command.islower()
        kind = command.upper()
        if kind == 'Z':
            if math.dist(at, start) > 1e-6:
                pieces.append(Line(at, start))
            at = start
            finish(True)
        elif kind == 'M':
            finish(False)
            at = start = point(relative, *take(2))
            command = 'l' if relative else 'L'
        elif kind in 'LHV':
            x, y = take(2) if kind == 'L' else (take(1)[0], None) if kind == 'H' else (None, take(1)[0])
            base = (0, 0) if relative else at
            to = point(relative, base[0] if x is None else x, base[1] if y is None else y)
            if math.dist(at, to) > 1e-6:
                pieces.append(Line(at, to))
            at = to
        elif kind == 'C':
            p, q, to = (point(relative, *take(2)) for _ in range(3))
            pieces += bezier(at, p, q, to)
            at = to
        elif kind == 'A':
            rx, ry, _, large, sweep = take(5)
            to = point(relative, *take(2))
            pieces += elliptic(at, rx, ry, bool(large), bool(sweep), to)
            at = to
        else:
            fail(f'path command {command} is not understood')
    finish(False)
    return subpaths


def parse_element(element):
    def get(name, standard='0'):
        return float(element.get(name, standard))

    tag = element.tag.removeprefix(SVG)
    if tag == 'path':
        return parse_path(element.get('d'))
    if tag == 'line':
        return [([Line((get('x1'), get('y1')), (get('x2'), get('y2')))], False)]
    if tag == 'circle':
        return [([Arc((get('cx'), get('cy')), get('r'), -math.pi, math.pi)], True)]
    if tag == 'rect':
        x, y, w, h, r = get('x'), get('y'), get('width'), get('height'), get('rx')
        if r == 0:
            return parse_path(f'M{x} {y}h{w}v{h}h{-w}z')
        a = f'a{r} {r} 0 0 1'
        return parse_path(f'M{x + r} {y}h{w - 2 * r}{a} {r} {r}v{h - 2 * r}{a} {-r} {r}'
                          f'h{2 * r - w}{a} {-r} {-r}v{2 * r - h}{a} {r} {-r}z')
    return fail(f'element {tag} is not understood')


def join(out, corner, before, after, distance):
    """Leads `out`, an outline beside `corner`, on from the piece `before` to `after`."""
    a, b = out[-1].b, after.offset(distance).a
    turn = before.end[0] * after.start[1] - before.end[1] * after.start[0]
    if math.dist(a, b) < 1e-3:
        return
    if (turn > 0) == (distance > 0):
        first = math.atan2(a[1] - corner[1], a[0] - corner[0])
        last = math.atan2(b[1] - corner[1], b[0] - corner[0])
        if distance > 0 and last < first:
            last += math.tau
        if distance < 0 and last > first:
            last -= math.tau
        out.append(Arc(corner, abs(distance), first, last))
    else:
        out += [Line(a, corner), Line(corner, b)]


def side(pieces, closed, distance):
    """The outline of one side of a stroke; `distance` is positive on its left."""
    out = []
    for before, piece in zip([None] + pieces, pieces):
        if before:
            join(out, piece.a, before, piece, distance)
        out.append(piece.offset(distance))
    if closed:
        join(out, pieces[0].a, pieces[-1], pieces[0], distance)
    return trim(out)


def trim(out):
    """Cuts off what the lines on the inner side of a corner overshoot, where both are long enough."""
    i = 0
    while i + 3 < len(out):
        a, b = out[i], out[i + 3]
        if all(isinstance(piece, Line) for piece in out[i:i + 4]):
            cross = a.start[0] * b.start[1] - a.start[1] * b.start[0]
            if abs(cross) > 1e-6 and math.dist(out[i + 1].b, out[i + 2].a) < 1e-9:
                t = ((b.a[0] - a.a[0]) * b.start[1] - (b.a[1] - a.a[1]) * b.start[0]) / cross
                meet = (a.a[0] + a.start[0] * t, a.a[1] + a.start[1] * t)
                u = (meet[0] - b.a[0]) * b.start[0] + (meet[1] - b.a[1]) * b.start[1]
                if 0 < t < math.dist(a.a, a.b) and 0 < u < math.dist(b.a, b.b):
                    out[i:i + 4] = [Line(a.a, meet), Line(meet, b.b)]
                    continue
        i += 1
    return out


def cap(at, tangent, half):
    angle = math.atan2(tangent[1], tangent[0])
    return Arc(at, half, angle - math.pi / 2, angle + math.pi / 2)


def backward(pieces):
    return [piece.reverse() for piece in reversed(pieces)]


def stroke(pieces, closed, width):
    half = width / 2
    left = side(pieces, closed, half)
    right = backward(side(pieces, closed, -half))
    if closed:
        return [left, right]
    last, first = pieces[-1], pieces[0]
    opposite = (-first.start[0], -first.start[1])
    return [left + [cap(last.b, last.end, half)] + right + [cap(first.a, opposite, half)]]


def clockwise(pieces):
    points = [point for piece in pieces for point in piece.points()]
    area = sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(points, points[1:] + points[:1]))
    return pieces if area > 0 else backward(pieces)


def contours(element, inherited):
    """The outlines of what `element` paints, each running clockwise around what is painted."""
    result = []
    for pieces, closed in parse_element(element):
        if element.get('fill', inherited.get('fill', 'black')) != 'none':
            result.append(clockwise(pieces))
        if element.get('stroke', inherited.get('stroke', 'none')) != 'none':
            result += stroke(pieces, closed, float(element.get('stroke-width', inherited.get('stroke-width', '1'))))
    return result


def describe(contour):
    start = contour[0].a
    return f'M{number(start[0])} {number(start[1])}' + ''.join(piece.commands() for piece in contour) + 'Z'


def outline(source):
    root = ElementTree.parse(source).getroot()
    masks = {mask.get('id'): mask for mask in root.iter(SVG + 'mask')}
    text = ''
    for element in root:
        if element.tag in (SVG + 'mask', SVG + 'title'):
            continue
        text += ''.join(describe(contour) for contour in contours(element, root.attrib))
        if element.get('mask'):
            mask = masks[element.get('mask').removeprefix('url(#').removesuffix(')')]
            for cut in mask:
                if 'black' in (cut.get('fill'), cut.get('stroke')):
                    text += ''.join(describe(backward(contour)) for contour in contours(cut, root.attrib | mask.attrib))
    width, height = root.get('width'), root.get('height')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}"><path fill="#222222" d="{text}"/></svg>\n')


def main():
    count, odd = divmod(len(sys.argv) - 1, 2)
    if count == 0 or odd:
        fail('usage: outline.py SOURCE.svg... OUTPUT.svg...')
    for source, output in zip(sys.argv[1:count + 1], sys.argv[count + 1:]):
        try:
            text = outline(source)
        except (ElementTree.ParseError, KeyError, IndexError, ValueError) as error:
            fail(f'{source}: {error}')
        with open(output, 'w', encoding='utf-8') as stream:
            stream.write(text)


if __name__ == '__main__':
    main()
