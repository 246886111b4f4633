"""Transfer resistance of the wide-band elements without gas: what a current of 10 kHz through the pump cell does to the
voltage of the Nernst cell, for every barrier layer between them.

    /usr/bin/python3 cross_talk.py [--write cross_talk.csv]

Ohm's law in zirconia by finite volumes on a grid of boxes or rings, solved at once by sparse elimination; electrodes are
conductors behind the impedance of a double layer beside exchange kinetics, in the chamber behind the double layer alone.
The limit of ever smaller cells by Richardson, with the order that three grids show: as current crowds at edges, 0.5 % of it
are uncertain, 1.5 % through a gap (cells of half the size give 7.815, 2.460, 19.554, 5.800, 5.436 Ohm for the first five), in
3D some 3 %. Nothing shared with the product.
"""
import argparse
import sys

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import LinearOperator, gmres, spilu, spsolve

T, sigma = 1053.15, 6.0e7 / 1053.15 * np.exp(-0.95 / (8.617333262e-5 * 1053.15))
double_layer = 2j * np.pi * 1e4 * 10                                           # [S/m2]
kinetics = 2 * 3000 * 96485.33212 / (8.31446261815324 * T)
admittance = {"inner": double_layer, "measuring": double_layer, "outer": double_layer + kinetics,
              "reference": double_layer + kinetics}


def axis(breakpoints, smallest, growth=1.25, largest=0.15):
    """Cell faces [mm], finest at each breakpoint."""
    faces = [breakpoints[0]]
    for a, b in zip(breakpoints, breakpoints[1:]):
        sizes = [smallest]
        while 2 * sum(sizes) < b - a:
            sizes.append(min(growth * sizes[-1], largest))
        sizes = np.array(sizes + sizes[::-1])
        faces += list(a + (b - a) * np.cumsum(sizes) / sizes.sum())
    return np.array(faces)


def solve(matrix, load):
    """Directly, or if it is large by an incomplete elimination and GMRES."""
    if len(load) < 50000:
        return spsolve(matrix, load)
    incomplete = spilu(matrix, drop_tol=1e-4, fill_factor=12)
    x, failed = gmres(matrix, load, tol=1e-9, restart=60, maxiter=50, M=LinearOperator(matrix.shape, incomplete.solve, dtype=complex))
    if failed:
        raise RuntimeError("GMRES did not converge")
    return x


def transfer_resistance(faces, conducts, electrodes, radial=False):
    """Of a body in millimetres: conducts(x, y, z), over zirconia; electrodes: name, z, side of the zirconia, limits in x and y."""
    n = [len(f) - 1 for f in faces]
    centre = np.meshgrid(*[(f[1:] + f[:-1]) / 2 for f in faces], indexing="ij")
    width = np.meshgrid(*[1e-3 * np.diff(f) for f in faces], indexing="ij")
    if radial:
        width[1] = 2e-3 * np.pi * centre[0]
    conductivity = sigma * conducts(*centre)
    inside = conductivity > 0
    number = np.cumsum(inside.ravel()).reshape(n) - 1
    size = inside.sum()
    rows, columns, values = [], [], []

    def join(a, b, G):
        rows.extend([*a, *b, *a, *b]), columns.extend([*a, *b, *b, *a]), values.extend([*G, *G, *-G, *-G])

    for d in range(3):
        low, high = (tuple(slice(*((None, -1) if s == 0 else (1, None))) if k == d else slice(None) for k in range(3)) for s in (0, 1))
        both = inside[low] & inside[high]
        area = np.prod([width[k][low] for k in range(3) if k != d], axis=0)
        if radial and d == 0:
            area = (2e-3 * np.pi * faces[0][1:-1])[:, None, None] * width[2][low]
        resistance = [(width[d][k] / 2)[both] / conductivity[k][both] for k in (low, high)]
        join(number[low][both], number[high][both], np.broadcast_to(area, both.shape)[both] / sum(resistance) + 0j)
    terminal = {"inner": 0, "measuring": 0, "outer": 1, "reference": 2}       # the first is the ground
    for name, z, above, (x0, x1), (y0, y1) in electrodes:
        k = np.argmin(abs(faces[2] - z)) - (0 if above else 1)
        at = inside[:, :, k] & (centre[0][:, :, k] > x0) & (centre[0][:, :, k] < x1) & (centre[1][:, :, k] > y0) & (centre[1][:, :, k] < y1)
        area = (width[0] * width[1])[:, :, k][at]
        cells = number[:, :, k][at]
        join(cells, np.full(len(cells), size + terminal[name]), area / (width[2][:, :, k][at] / 2 / conductivity[:, :, k][at] + 1 / admittance[name]))
    matrix = coo_matrix((values, (rows, columns)), shape=(size + 3, size + 3)).tocsc()
    free = np.r_[:size, size + 1, size + 2]
    load = np.zeros(size + 2, complex)
    load[size] = 1
    # A body that no electrode touches floats.
    matrix = matrix[free][:, free] + 1e-20 * coo_matrix((np.ones(size + 2), (range(size + 2),) * 2)).tocsc()
    return solve(matrix, load)[size + 1].real


def axisymmetric(barrier, h):
    z = [0.21, 0.40, 0.50, 1.00, 1.04, 1.54]
    joint = {"none": 3.0, "complete": 1.35, "gap": 1.45}[barrier]

    def conducts(r, _, z):
        return np.select([z < 0.4, z < 0.5, z < 1.0, z < 1.04], [True, r < 0.8, True, (r > 1.35) & (r < joint)], r > 0.14) + 0.0
    full = (-9, 9)
    return transfer_resistance((axis([0, 0.14, 0.2, 0.8, 1.2, 1.35, 1.45, 1.5, 3], h), np.array([0, 1.0]), axis(z, h)), conducts,
                               [("inner", 1.04, True, (0.8, 1.35), full), ("measuring", 1.0, False, (1.2, 1.35), full),
                                ("outer", 1.54, False, (0.2, 1.5), full), ("reference", 0.5, True, (0.8, 1.35), full)], True)


def side_by_side(upper, lower, h, spatial=False, thickness=0.01, more=()):
    """Levels: "none" of a barrier, one with a "gap", or a complete one that conducts so much [S/m]; thickness of the upper one;
    what more belongs to the reference."""
    ceiling = 0.55 + thickness
    z = [0, 0.5, 0.51, 0.55, ceiling, ceiling + 0.5]
    y = axis([0, 0.5, 1, 1.1, 2], h) if spatial else np.array([0, 2.0])
    y_chamber, y_edge, y_duct = (1, 1.1, 0.5) if spatial else (9, 9, 9)

    def conducts(x, y, z):
        chamber = (x > 0.5) & (x < 2) & (y < y_chamber)
        reference = (x > 2.4) & (x < 3.4) & (y < y_duct)
        edge = (x > 0.5) & (x < 2.1) & (y < y_edge)
        level = lambda kind: edge if kind == "gap" else np.full(x.shape, 1 if kind == "none" else kind / sigma)
        second = ~chamber & ~reference & ~((x < 0.5) & (y < y_chamber)) & ~((x > 3.4) & (y < y_duct))
        return np.select([z < 0.5, z < 0.51, z < 0.55, z < ceiling],
                         [1, level(lower) * ~chamber * ~reference, second, level(upper) * ~chamber], 1) + 0.0
    return transfer_resistance((axis([0, 0.5, 0.6, 1.7, 2, 2.1, 2.4, 3.4, 6], h), y, axis(z, h)), conducts,
                               [("inner", ceiling, True, (0.6, 2), (0, y_chamber)), ("measuring", 0.5, False, (1.7, 2), (0, y_chamber)),
                                ("outer", ceiling + 0.5, False, (0.5, 2.1), (0, y_edge)), ("reference", 0.5, False, (2.4, 3.4), (0, y_duct)), *more])


on_ceiling = [("reference", 0.55, True, (2.4, 3.4), (0, 2)), ("reference", 0.55, True, (3.4, 6), (0, 2))]
on_floor = [("reference", 0.51, False, (3.4, 6), (0, 2))]


def limit(resistance, smallest):
    """For vanishing cells, from cells of three sizes."""
    R = [resistance(h) for h in (4 * smallest, 2 * smallest, smallest)]
    ratio = (R[0] - R[1]) / (R[1] - R[2])
    return R[2] + (R[2] - R[1]) / (ratio - 1) if ratio > 1.2 else R[2]


def cases():
    yield "joint_zirconia", lambda h: axisymmetric("none", h), 2.5e-3
    yield "joint_gap", lambda h: axisymmetric("gap", h), 2.5e-3
    yield "side_by_side", lambda h: side_by_side("none", "none", h), 2.5e-3
    yield "upper_barrier_gap", lambda h: side_by_side("gap", "none", h), 2.5e-3
    yield "lower_barrier_gap", lambda h: side_by_side("none", "gap", h), 2.5e-3
    for thickness in (10, 20):
        for conductivity in (1e-5, 1e-4, 1e-2):
            yield (f"barrier_conductivity {thickness} um {conductivity:g} S/m",
                   lambda h, d=thickness, s=conductivity: side_by_side(s, "none", h, thickness=1e-3 * d), 2.5e-3)
    for conductivity in (1.62, 1e-3, 1e-5):
        yield (f"second_reference {conductivity:g} S/m", lambda h, s=conductivity: side_by_side(s, "none", h, more=on_ceiling), 2.5e-3)
        yield (f"reference_lead {conductivity:g} S/m", lambda h, s=conductivity: side_by_side("none", s, h, more=on_floor), 2.5e-3)
    yield "barrier_3d_none", lambda h: side_by_side("none", "none", h, True), 20e-3
    yield "barrier_3d_gap", lambda h: side_by_side("gap", "none", h, True), 20e-3


def main():
    options = argparse.ArgumentParser(description="Transfer resistance of the wide-band elements.")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    lines = []
    for name, resistance, smallest in cases():
        lines.append(f"{name},{limit(resistance, smallest):.5g}")
        print(lines[-1], flush=True)
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# /usr/bin/python3 {' '.join(sys.argv)}\n# at 10 kHz; see cross_talk.py\nFile,R_x [Ohm]\n"
                        + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
