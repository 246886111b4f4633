"""Pump current in air of the wide-band element whose hole, slit, barrier and chamber are squares of the round ones' areas.

A square ring between half sides a and b conducts more than a round one between the radii of the same areas, whose ratio is
the same. Its resistance times the height is computed by bilinear elements on a quarter of it, on three grids, and
extrapolated; far apart it is (ln(b/a) - ln(1.1803/1.0787))/(2 pi), by the conformal radii of squares of
half side one from outside and inside (G. Polya, G. Szego, Isoperimetric Inequalities in Mathematical Physics, 1951). With
the slit's and the barrier's resistances in those ratios wide_band_1d.py has the rest; the corner counts as the slit, and
the chamber, where one in a hundred of the resistance lies, as round.

    /usr/bin/python3 square_rings.py --write square_rings.csv                   (half a minute)
"""
import argparse

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import spsolve

import wide_band_1d


def on_grid(ratio, n):
    """Resistance times height of a square ring, n cells on the inner half side."""
    m = round(n * ratio)
    i, j = np.indices((m, m))
    ring = (i >= n) | (j >= n)
    i, j = i[ring], j[ring]
    nodes = np.stack([(i + di) * (m + 1) + j + dj for di, dj in ((0, 0), (1, 0), (1, 1), (0, 1))], 1)
    own = np.array([[4, -1, -2, -1], [-1, 4, -1, -2], [-2, -1, 4, -1], [-1, -2, -1, 4]]) / 6
    A = csr_matrix((np.tile(own.ravel(), len(nodes)), (np.repeat(nodes, 4, 1).ravel(), np.tile(nodes, (1, 4)).ravel())),
                   shape=((m + 1) ** 2,) * 2)
    x, y = np.divmod(np.arange((m + 1) ** 2), m + 1)
    inner, outer = (x <= n) & (y <= n), (x == m) | (y == m)
    u, free = inner.astype(float), ~(inner | outer)
    u[free] = spsolve(A[free][:, free].tocsc(), -(A[free] @ u))
    return 1 / (4 * u @ (A @ u))


def shape(ratio):
    """Of a square ring over a round one of that ratio of radii."""
    coarse, middle, fine = (on_grid(ratio, n) for n in (14, 28, 56))
    limit = fine - (fine - middle) ** 2 / (fine - 2 * middle + coarse)
    return limit / (np.log(ratio) / (2 * np.pi))


def pump_current(shapes):
    """In air [mA]."""
    element = wide_band_1d.Element(shapes=shapes)
    for U in np.linspace(0, wide_band_1d.U_set, 10):
        element.solve(wide_band_1d.air, U)
    return 1e3 * element.solve(wide_band_1d.air)


def main():
    options = argparse.ArgumentParser(description="Pump current with square barrier and chamber.")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    shapes = [shape(b / a) for a, b in ((wide_band_1d.a_hole, wide_band_1d.r_slit), (wide_band_1d.r_slit, wide_band_1d.r_barrier))]
    row = (*shapes, pump_current((1, 1)), pump_current(shapes))
    print("slit {:.5f}, barrier {:.5f} of the round ones' resistances; I_p {:.5f} mA round, {:.5f} mA square".format(*row))
    if o.write:
        with open(o.write, "w") as table:
            table.write("# /usr/bin/python3 square_rings.py --write square_rings.csv\n# in air, 1053.15 K; resistances over those of round "
                        "rings\nslit [-],barrier [-],I_p_round [mA],I_p_square [mA]\n{:.5f},{:.5f},{:.6f},{:.6f}\n".format(*row))


if __name__ == "__main__":
    main()
