"""Conduction through stacks of boxes by finite volumes: the internal resistance of the pump cell's bodies, and oxygen in traces
through clearance and fine layer.

    /usr/bin/python3 box_conduction.py body      [--write pump_cell_bodies.csv]
    /usr/bin/python3 box_conduction.py tip       [--write pump_cell_tip.csv]
    /usr/bin/python3 box_conduction.py clearance [--write pump_cell_webs.csv]

Cells are boxes between lines that crowd at every edge; a conductance between the centres of two neighbours is that of their halves
in series; a contact (charge transfer and double layer of an electrode, 1/ASR + i omega C) is in series with half a cell. The
currents are those on three grids, each twice (in 3D 1.5 times) as fine as the one before, extrapolated by their own order. In 3D conjugate gradients
without conjugation (the matrices are complex symmetric), preconditioned by the diagonal. Nothing shared with the product.

body: real part at 4 kHz of the resistance between two electrodes of 2 x 3 mm2 on zirconia sheets of 0.45 mm, 10 F/m2, at several
    temperatures; sigma T = 6e7 exp(-0.95 eV/kT) S K/m, i0 = 3000 A/m2 at 1053.15 K with 150 kJ/mol. Columns: a plain body of
    0.9 mm, insulation of 60 um between the sheets with a frame of 0.3 mm, with a web of 0.3 mm, too, and with the web alone.
    Cut across the element, 3 mm of it.
tip: the same in 3D with the frame round the element's tip, the electrodes 1.5 mm away from it and the web as long as the element.
clearance: a quarter of a square cell, without and with webs of 0.2 mm: limiting current of 1 % O2 as by diffusion alone
    (molecular and Knudsen resistance in series, no flow), and ohmic resistance of the quarter as above at 1053.15 K, the webs of
    alumina and of zirconia.
"""
import argparse
import sys

import numpy as np
from scipy.sparse import coo_matrix, diags
from scipy.sparse.linalg import spsolve

from wide_band_1d import F, M, O2, R, p_ref, pD

T0 = 1053.15
omega_C = 2 * np.pi * 4000 * 10


def zirconia(T):
    return 6.0e7 / T * np.exp(-0.95 / (8.617333e-5 * T))


def contact(T):
    """S/m2 at 4 kHz."""
    i0 = 3000 * np.exp(-150e3 / R * (1 / T - 1 / T0))
    return 2 * i0 * F / (R * T) + 1j * omega_C


def lines(edges, smallest, growth, fineness):
    """Lines between the edges, cells growing from both ends of each interval, by a common factor finer."""
    smallest, growth, result = smallest / fineness, growth ** (1 / fineness), [edges[0]]
    for a, b in zip(edges, edges[1:]):
        sizes, half = [], 0.0
        while half < (b - a) / 2 * (1 - 1e-9):
            sizes.append(smallest * growth ** len(sizes))
            half += sizes[-1]
        sizes = np.array(sizes) * (b - a) / 2 / half
        result += list(a + np.cumsum(np.r_[sizes, sizes[::-1]]))
        result[-1] = b
    return np.array(result)


def conjugate_gradients(A, diagonal, source):
    u, r = np.zeros_like(source), source.copy()
    z = r / diagonal
    d, rz = z, r @ z
    for _ in range(20000):
        Ad = A @ d + diagonal * d
        step = rz / (d @ Ad)
        u, r = u + step * d, r - step * Ad
        if np.linalg.norm(r) < 1e-10 * np.linalg.norm(source):
            return u
        z = r / diagonal
        d, rz = z + (r @ z) / rz * d, r @ z
    raise RuntimeError("no convergence")


class Stack:
    """Boxes on three axes [m]: ((x0, x1), (y0, y1), (z0, z1), conductivity), later ones over earlier ones."""

    def __init__(self, boxes, smallest, growth, fineness, axes=3, extra=()):
        self.plane = axes == 2
        edges = [sorted({e for box in boxes for e in box[k]} | set(dict(extra).get(k, ()))) for k in range(3)]
        self.at = [lines(edges[k], smallest, growth, fineness) if k in (0, 2) or axes == 3 else np.array(edges[k]) for k in range(3)]
        self.size = [np.diff(a) for a in self.at]
        self.centre = [(a[1:] + a[:-1]) / 2 for a in self.at]
        self.k = np.zeros([len(s) for s in self.size])
        for *limits, conductivity in boxes:
            self.k[np.ix_(*[(c > lo) & (c < hi) for c, (lo, hi) in zip(self.centre, limits)])] = conductivity
        self.links, self.number = [], np.arange(self.k.size).reshape(self.k.shape)
        for axis in range(3):
            self.connect(axis)
        self.electrodes = []

    def area(self, axis):
        a, b = [self.size[k] for k in range(3) if k != axis]
        return np.expand_dims(np.multiply.outer(a, b), axis)

    def connect(self, axis):
        half = np.divide(np.reshape(self.size[axis], [-1 if k == axis else 1 for k in range(3)]), 2 * self.k,
                         where=self.k != 0, out=np.full(self.k.shape, np.inf, self.k.dtype))
        before, after = (np.take(half, range(*limits), axis) for limits in ((0, half.shape[axis] - 1), (1, half.shape[axis])))
        G = self.area(axis) / (before + after)
        i, j = (np.take(self.number, range(*limits), axis) for limits in ((0, half.shape[axis] - 1), (1, half.shape[axis])))
        keep = np.isfinite(before + after)
        self.links.append((i[keep], j[keep], G[keep]))

    def electrode(self, z, side, potential, conductance, where, without=()):
        """A contact on the faces at z whose conductor lies on the side (+1: above), over boxes ((x0, x1), (y0, y1))."""
        index = np.flatnonzero(np.abs(self.at[2] - z) < 1e-12)[0] - (side < 0)
        mask = np.zeros(self.k.shape[:2], bool)
        for boxes, value in ((where, True), (without, False)):
            for limits in boxes:
                mask[np.ix_(*[(c > lo) & (c < hi) for c, (lo, hi) in zip(self.centre, limits)])] = value
        mask &= self.k[:, :, index] != 0
        G = (self.area(2)[:, :, 0] / (self.size[2][index] / (2 * np.where(mask, self.k[:, :, index], 1)) + 1 / conductance))[mask]
        cells = self.number[:, :, index][mask]
        self.electrodes.append((cells, G, potential))

    def current(self):
        """Out of the electrode at potential 1."""
        n, (i, j, G) = self.k.size, (np.concatenate(part) for part in zip(*self.links))
        diagonal, source = np.zeros(n, complex), np.zeros(n, complex)
        np.add.at(diagonal, i, G)
        np.add.at(diagonal, j, G)
        for cells, g, potential in self.electrodes:
            np.add.at(diagonal, cells, g)
            np.add.at(source, cells, g * potential)
        used = diagonal != 0
        diagonal[~used] = 1
        if not np.iscomplexobj(G) and all(not np.iscomplexobj(g) for _, g, _ in self.electrodes):
            diagonal, source = diagonal.real, source.real
        A = coo_matrix((np.r_[-G, -G], (np.r_[i, j], np.r_[j, i])), (n, n)).tocsr()
        u = spsolve(A + diags(diagonal), source) if self.plane else conjugate_gradients(A, diagonal, source)
        return sum((g * (potential - u[cells])).sum() for cells, g, potential in self.electrodes if potential == 1)


def extrapolated(current_at, factor):
    """Of the currents at finenesses 1, factor and factor^2."""
    a, b, c = (current_at(factor**n) for n in range(3))
    order = np.clip(np.log(abs((b - a) / (c - b))) / np.log(factor), 1, 2)
    print(f"    {a:.6g} {b:.6g} {c:.6g}", file=sys.stderr)
    return c + (c - b) / (factor**order - 1)


mm, um = 1e-3, 1e-6


def body(T, frame, web, spatial):
    """Resistance [Ohm]: real part at 4 kHz."""
    k, sheet, gap = zirconia(T), 0.45 * mm, 60 * um if frame is not None else 0.0
    length = (0, 6 * mm) if spatial else (0, 3 * mm)
    electrode = ((-1 * mm, 1 * mm), (1.5 * mm, 4.5 * mm) if spatial else length)
    wide, z = (-2 * mm, 2 * mm), (0, sheet, sheet + gap, 2 * sheet + gap)
    if gap:
        boxes = [(wide, length, z[:2], k), (wide, length, z[1:3], 0.0), (wide, length, z[2:], k)]
        if frame:
            boxes += [((-2 * mm, -1.7 * mm), length, z[1:3], k), ((1.7 * mm, 2 * mm), length, z[1:3], k)]
            if spatial:
                boxes += [(wide, (0, 0.3 * mm), z[1:3], k)]
        if web:
            boxes += [((-0.15 * mm, 0.15 * mm), length, z[1:3], k)]
    else:
        boxes = [(wide, length, (0, 2 * sheet), k)]

    def current_at(n):
        stack = Stack(boxes, (30 if spatial else 10) * um, 1.6 if spatial else 1.3, n, 3 if spatial else 2,
                      extra=((0, electrode[0]), (1, electrode[1])))
        for height, side, potential in ((0, 1, 0), (z[-1], -1, 1)):
            stack.electrode(height, side, potential, contact(T), [electrode])
        return stack.current()
    return (1 / extrapolated(current_at, 1.5 if spatial else 2)).real


def body_rows():
    for T in (1123.15, 1053.15, 973.15, 923.15):
        yield T, body(T, None, False, False), body(T, True, False, False), body(T, True, True, False), body(T, False, True, False)


def tip_rows():
    yield T0, body(T0, True, False, True), body(T0, True, True, True)


half, hole, collar, ribs = 1.22 * mm, 0.133 * mm, 0.23 * mm, (0.4 * mm, 0.1 * mm)  # of the square; webs: from, half width
outside, level, fine_level, sheet = 1.8 * mm, 40 * um, 150 * um, 450 * um


def with_webs(webs, z, k):
    ribs_at = [((ribs[0], half), (0, ribs[1])), ((0, ribs[1]), (ribs[0], half))] if webs else []
    return [(*at, z, k) for at in ribs_at]


def trace_oxygen(webs):
    """mA of a quarter, 1 % O2."""
    D = lambda structure, radius: structure / (p_ref / pD[O2, 1] + 1 / (2 / 3 * radius * np.sqrt(8 * R * T0 / (np.pi * M[O2]))))
    z = np.cumsum([0, level, fine_level, sheet])
    square = (0, half), (0, half)
    boxes = [((0, half), (0, half), (z[0], z[1]), D(1, level / 2)), (*square, z[1:3], D(0.005, 0.02e-6)),
             ((0, collar), (0, collar), z[1:3], 0.0)]
    boxes += with_webs(webs, (z[0], z[2]), 0.0)
    boxes += [((0, half), (0, half), z[2:], 0.0), ((0, hole), (0, hole), (z[1], z[3]), D(1, 150e-6))]

    def current_at(n):
        stack = Stack(boxes, 20 * um, 1.8, n)
        stack.electrode(z[3], -1, 1, 1e6, [((0, hole), (0, hole))])
        stack.electrode(z[2], -1, 0, 60.0, [square], [((0, hole), (0, hole))])   # 60 m/s of exchange
        return stack.current()
    return 4e3 * F * 0.01 * p_ref / (R * T0) * extrapolated(current_at, 1.5)


def quarter_resistance(webs, material):
    """Real part at 4 kHz [Ohm]."""
    k = zirconia(T0)
    z = np.cumsum([0, sheet, level, fine_level, sheet])
    everywhere = (0, outside), (0, outside)
    boxes = [(*everywhere, (z[0], z[4]), k), ((0, half), (0, half), (z[1], z[3]), 0.0)]
    boxes += [((0, collar), (0, collar), (z[2], z[3]), k)] + with_webs(webs, (z[1], z[3]), k if material == "zirconia" else 0.0)
    boxes += [((0, hole), (0, hole), (z[2], z[4]), 0.0)]
    faces = [((collar, half), (0, half)), ((0, half), (collar, half))]

    def current_at(n):
        stack = Stack(boxes, 20 * um, 1.6, n, extra=((0, (ribs[0], ribs[1])), (1, (ribs[0], ribs[1]))))
        stack.electrode(z[4], -1, 1, contact(T0), faces)
        stack.electrode(z[3], 1, 0, 1j * omega_C, faces, [at[:2] for at in with_webs(webs, None, 0)])
        return stack.current()
    return (1 / extrapolated(current_at, 1.5)).real


def clearance_rows():
    yield 0, trace_oxygen(False), quarter_resistance(False, ""), np.nan
    yield 1, trace_oxygen(True), quarter_resistance(True, "zirconia"), quarter_resistance(True, "alumina")


cases = {"body": ("T [K],plain [Ohm],frame [Ohm],frame and web [Ohm],web [Ohm]", body_rows),
         "tip": ("T [K],frame [Ohm],frame and web [Ohm]", tip_rows),
         "clearance": ("Webs,I [mA],R [Ohm],R alumina webs [Ohm]", clearance_rows)}


def main():
    options = argparse.ArgumentParser(description="Conduction through stacks of boxes.")
    options.add_argument("case", choices=cases)
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    title, rows = cases[o.case]
    text = []
    for row in rows():
        text.append(",".join(f"{value:.8g}" for value in row))
        print(text[-1], flush=True)
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# /usr/bin/python3 {' '.join(sys.argv)}\n# finite volumes, see box_conduction.py\n{title}\n" + "\n".join(text) + "\n")


if __name__ == "__main__":
    main()
